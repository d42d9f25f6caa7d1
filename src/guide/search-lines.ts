import { finderIn, firstFrom, type Postings } from './search-postings.ts';

/** One thing that a question says, with the terms that may say it in the guide. */
export interface Concept {
  /** How much it counts: rare words say more. */
  mass: number;
  /** Each is a set of terms that belong together, and how surely it means the concept, up to 1. */
  alternatives: { terms: readonly string[]; strength: number }[];
}

/**
 * Hears how much of a question a line says: the share of the question's mass that the line has, the share of the line's
 * mass that the question says, and their likeness, a cosine of masses. All from 0 to 1.
 */
export type NoteMatch = (line: number, covered: number, said: number, likeness: number) => void;

/** Short texts of sections that a question can be close to: titles, names, sentences. */
export interface Lines {
  /** By section, where its lines begin; one more at the end. */
  starts: Uint32Array;
  /** Of each line. */
  sections: Uint32Array;
  masses: Float64Array;
  /** The lines of each stem. */
  postings: Omit<Postings, 'counts'>;
}

/** Matches only the lines of these sections, given by their numbers in any order. */
export type MatchLines = (concepts: readonly Concept[], sections: readonly number[], note: NoteMatch) => void;

export interface Terms {
  numberOf: (term: string) => number | undefined;
  massOf: (term: string) => number;
}

/**
 * Lines by their terms. A concept counts once per line, by its best alternative; of a name of several terms
 * the share that stands in the line counts.
 */
export function lineMatcher({ starts, masses, postings }: Lines, { numberOf, massOf }: Terms): MatchLines {
  const find = finderIn(postings);
  // Scratch space, all zero between two questions: to allocate it for each would cost more than the search.
  const shares = new Float64Array(masses.length);
  const best = new Float64Array(masses.length);
  const sums = new Float64Array(masses.length);
  const having = new Uint32Array(masses.length);
  const touched = new Uint32Array(masses.length);
  const found = new Uint32Array(masses.length);
  let [has, touches, finds] = [0, 0, 0];

  function forEachLine(term: string, sections: readonly number[], visit: (line: number) => void): void {
    const stem = numberOf(term);
    if (stem === undefined) return;
    const key = find(stem);
    if (key < 0) return;
    let at = postings.starts[key] ?? 0;
    const end = postings.starts[key + 1] ?? 0;
    for (const section of sections) {
      const beyond = starts[section + 1] ?? 0;
      at = firstFrom(starts[section] ?? 0, postings.owners, at, end);
      for (let line = postings.owners[at] ?? 0; at < end && line < beyond; line = postings.owners[at] ?? 0) {
        visit(line);
        at += 1;
      }
    }
  }

  function raise(line: number, share: number): void {
    const before = best[line] ?? 0;
    if (before === 0) touched[touches++] = line;
    if (share > before) best[line] = share;
  }

  function raiseByName(terms: readonly string[], strength: number, sections: readonly number[]): void {
    const whole = terms.reduce((sum, term) => sum + massOf(term), 0);
    has = 0;
    for (const term of terms) {
      const share = (strength * massOf(term)) / whole;
      forEachLine(term, sections, line => {
        if (shares[line] === 0) having[has++] = line;
        shares[line] = (shares[line] ?? 0) + share;
      });
    }
    for (const line of having.subarray(0, has)) {
      raise(line, shares[line] ?? 0);
      shares[line] = 0;
    }
  }

  return (concepts, unordered, note) => {
    const sections = unordered.toSorted((a, b) => a - b);
    const total = concepts.reduce((sum, { mass }) => sum + mass, 0);
    finds = 0;
    for (const { mass, alternatives } of concepts) {
      touches = 0;
      for (const { terms, strength } of alternatives) {
        const [only] = terms;
        if (terms.length > 1) raiseByName(terms, strength, sections);
        else if (only !== undefined) forEachLine(only, sections, line => raise(line, strength));
      }
      for (const line of touched.subarray(0, touches)) {
        if (sums[line] === 0) found[finds++] = line;
        sums[line] = (sums[line] ?? 0) + mass * (best[line] ?? 0);
        best[line] = 0;
      }
    }
    for (const line of found.subarray(0, finds)) {
      const sum = sums[line] ?? 0;
      const own = masses[line] ?? 1;
      sums[line] = 0;
      note(line, sum / total, Math.min(1, sum / own), Math.min(1, sum / Math.sqrt(total * own)));
    }
  };
}
