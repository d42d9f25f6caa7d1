import { firstFrom, type Postings, stretchOf } from './search-postings.ts';

/** One thing that a question says, with the terms that may say it in the guide. */
export interface Concept {
  /** How much it counts: rare words say more. */
  mass: number;
  /** Each is a set of terms that belong together, and how surely it means the concept, up to 1. */
  alternatives: { terms: readonly string[]; strength: number }[];
}

/** How much of a question a line says, and how much of the line that is. */
export interface Match {
  line: number;
  /** The share of the question's mass that the line has, from 0 to 1. */
  covered: number;
  /** The share of the line's mass that the question says, from 0 to 1. */
  said: number;
  /** 1 when line and question say the same, 0 when they share nothing: a cosine of masses. */
  likeness: number;
}

/** Short texts of sections that a question can be close to: titles, names, sentences. */
export interface Lines {
  /** By section, where its lines begin; one more at the end. */
  starts: Uint32Array;
  /** Of each line. */
  sections: Uint32Array;
  masses: Float64Array;
  /** The lines of each stem. */
  postings: Postings;
}

/** Matches only the lines of these sections, given by their numbers in any order. */
export type MatchLines = (concepts: readonly Concept[], sections: readonly number[]) => Match[];

export interface Terms {
  numberOf: (term: string) => number | undefined;
  massOf: (term: string) => number;
}

/**
 * Lines by their terms. A concept counts once per line, by its best alternative; of a name of several terms
 * the share that stands in the line counts.
 */
export function lineMatcher({ starts, masses, postings }: Lines, { numberOf, massOf }: Terms): MatchLines {
  // Scratch space, all zero between two questions: to allocate it for each would cost more than the search.
  const shares = new Float64Array(masses.length);
  const best = new Float64Array(masses.length);
  const sums = new Float64Array(masses.length);

  function forEachLine(term: string, sections: readonly number[], visit: (line: number) => void): void {
    const stem = numberOf(term);
    if (stem === undefined) return;
    const { from, end } = stretchOf(stem, postings);
    let at = from;
    for (const section of sections) {
      const beyond = starts[section + 1] ?? 0;
      at = firstFrom(starts[section] ?? 0, postings.owners, at, end);
      for (let line = postings.owners[at] ?? 0; at < end && line < beyond; line = postings.owners[at] ?? 0) {
        visit(line);
        at += 1;
      }
    }
  }

  const raise = (line: number, share: number, touched: number[]): void => {
    const before = best[line] ?? 0;
    if (before === 0) touched.push(line);
    if (share > before) best[line] = share;
  };

  return (concepts, unordered) => {
    const sections = unordered.toSorted((a, b) => a - b);
    const total = concepts.reduce((sum, { mass }) => sum + mass, 0);
    const found: number[] = [];
    for (const { mass, alternatives } of concepts) {
      const touched: number[] = [];
      for (const { terms, strength } of alternatives) {
        const [only] = terms;
        if (terms.length === 1 && only !== undefined) {
          forEachLine(only, sections, line => raise(line, strength, touched));
          continue;
        }
        const whole = terms.reduce((sum, term) => sum + massOf(term), 0);
        const has: number[] = [];
        for (const term of terms) {
          const share = (strength * massOf(term)) / whole;
          forEachLine(term, sections, line => {
            if (shares[line] === 0) has.push(line);
            shares[line] = (shares[line] ?? 0) + share;
          });
        }
        for (const line of has) {
          raise(line, shares[line] ?? 0, touched);
          shares[line] = 0;
        }
      }
      for (const line of touched) {
        if (sums[line] === 0) found.push(line);
        sums[line] = (sums[line] ?? 0) + mass * (best[line] ?? 0);
        best[line] = 0;
      }
    }
    return found.map(line => {
      const sum = sums[line] ?? 0;
      const own = masses[line] ?? 1;
      sums[line] = 0;
      return {
        line,
        covered: sum / total,
        said: Math.min(1, sum / own),
        likeness: Math.min(1, sum / Math.sqrt(total * own)),
      };
    });
  };
}
