import type { Word } from './search-terms.ts';

/** Numbers for stems, so that a pair of them is one number, too. */
export type StemIds = ReadonlyMap<string, number>;

export function numberStems(texts: Iterable<readonly Word[]>): StemIds {
  const ids = new Map<string, number>();
  for (const words of texts) {
    for (const { stem } of words) if (!ids.has(stem)) ids.set(stem, ids.size);
  }
  return ids;
}

/** Pairs of neighbours have an order, "not enough" and "enough not" differ; pairs of close words have none. */
const NEIGHBOURS = 0.6;
const NEAR = 0.5;

/** Larger than any number of different stems; keys stay exact integers. */
const BASE = 2 ** 24;

/** Pairs of known words as numbers, each with its weight. Words of grammar count: "how often", "out of all". */
export function pairsOf(words: readonly Word[], stems: StemIds): Map<number, number> {
  const ids = words.map(({ stem }) => stems.get(stem) ?? -1);
  const found = new Map<number, number>();
  let last = -1;
  let lastButOne = -1;
  for (const [at, { isStop }] of words.entries()) {
    const id = ids[at] ?? -1;
    const next = ids[at + 1] ?? -1;
    if (id >= 0 && next >= 0) found.set((id + 1) * BASE + next, NEIGHBOURS);
    if (isStop) continue;
    if (id >= 0 && last >= 0) found.set(nearKey(id, last), NEAR);
    if (id >= 0 && lastButOne >= 0) found.set(nearKey(id, lastButOne), NEAR);
    lastButOne = last;
    last = id;
  }
  return found;
}

function nearKey(one: number, other: number): number {
  return -(Math.min(one, other) * BASE + Math.max(one, other)) - 1;
}
