import type { Word } from './search-terms.ts';

/** Numbers for stems, so that a pair of them is one number, too. */
export type StemIds = ReadonlyMap<string, number>;

export function numberStems(words: Iterable<Word>): StemIds {
  const ids = new Map<string, number>();
  for (const { stem } of words) if (!ids.has(stem)) ids.set(stem, ids.size);
  return ids;
}

/** Pairs of neighbours have an order, "not enough" and "enough not" differ; pairs of close words have none. */
const NEIGHBOURS = 0.6;
const NEAR = 0.5;

/** Two words that stand together, as one number. */
export interface Pair {
  key: number;
  /** How much it says beside the other kind. */
  weight: number;
}

/** Pairs of known words, each once. Words of grammar count: "how often", "out of all". */
export function pairsOf(words: readonly Word[], stems: StemIds): Pair[] {
  const found: Pair[] = [];
  const add = (first: number, second: number, isNear: boolean): void => {
    const key = 2 * (first * stems.size + second) + (isNear ? 1 : 0);
    if (!found.some(pair => pair.key === key)) found.push({ key, weight: isNear ? NEAR : NEIGHBOURS });
  };
  let before = -1;
  let last = -1;
  let lastButOne = -1;
  for (const { stem, isStop } of words) {
    const id = stems.get(stem) ?? -1;
    if (id >= 0 && before >= 0) add(before, id, false);
    before = id;
    if (isStop) continue;
    for (const near of [last, lastButOne]) {
      if (id >= 0 && near >= 0) add(Math.min(id, near), Math.max(id, near), true);
    }
    lastButOne = last;
    last = id;
  }
  return found;
}

export function areNeighbours({ key }: Pair): boolean {
  return key % 2 === 0;
}

/** More than any number of different pairs. */
export function mostPairs(stems: StemIds): number {
  return 2 * stems.size ** 2;
}
