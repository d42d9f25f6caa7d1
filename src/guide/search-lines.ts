/** One short text of a section that a question can be close to: a title, a name, a sentence. */
export interface Line<Kind extends string> {
  section: number;
  kind: Kind;
  terms: readonly string[];
}

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

/** Only lines of the sections that are marked with 1 are looked at. */
export type MatchLines = (concepts: readonly Concept[], sections: Uint8Array) => Match[];

/**
 * Lines by their terms. A concept counts once per line, by its best alternative; of a name of several terms
 * the share that stands in the line counts.
 */
export function indexLines(lines: readonly Line<string>[], massOf: (term: string) => number): MatchLines {
  const sectionOf = Uint32Array.from(lines, ({ section }) => section);
  const masses = lines.map(({ terms }) => [...new Set(terms)].reduce((sum, term) => sum + massOf(term), 0));
  const postings = new Map<string, number[]>();
  for (const [line, { terms }] of lines.entries()) {
    for (const term of new Set(terms)) {
      const list = postings.get(term);
      if (list) list.push(line);
      else postings.set(term, [line]);
    }
  }
  // Scratch space, all zero between two questions: to allocate it for each would cost more than the search.
  const shares = new Float64Array(lines.length);
  const best = new Float64Array(lines.length);
  const sums = new Float64Array(lines.length);
  const raise = (line: number, share: number, touched: number[]): void => {
    const before = best[line] ?? 0;
    if (before === 0) touched.push(line);
    if (share > before) best[line] = share;
  };
  return (concepts, sections) => {
    const isWanted = (line: number): boolean => sections[sectionOf[line] ?? 0] === 1;
    const total = concepts.reduce((sum, { mass }) => sum + mass, 0);
    const found: number[] = [];
    for (const { mass, alternatives } of concepts) {
      const touched: number[] = [];
      for (const { terms, strength } of alternatives) {
        const [only] = terms;
        if (terms.length === 1 && only !== undefined) {
          for (const line of postings.get(only) ?? []) if (isWanted(line)) raise(line, strength, touched);
          continue;
        }
        const whole = terms.reduce((sum, term) => sum + massOf(term), 0);
        const has: number[] = [];
        for (const term of terms) {
          const share = (strength * massOf(term)) / whole;
          for (const line of postings.get(term) ?? []) {
            if (!isWanted(line)) continue;
            if (shares[line] === 0) has.push(line);
            shares[line] = (shares[line] ?? 0) + share;
          }
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
