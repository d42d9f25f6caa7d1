/** Stems have numbers below this, so that a pair of them is one number, too, whatever stems are still to come. */
export const MOST_STEMS = 2 ** 20;
/** The keys of pairs with the same first stem stand together, so many of them could be. */
export const PAIRS_OF_ONE = 2 * MOST_STEMS;
/** The keys of pairs are below this. */
export const MOST_PAIRS = PAIRS_OF_ONE * MOST_STEMS;

/** Pairs of neighbours have an order, "not enough" and "enough not" differ; pairs of close words have none. */
const NEIGHBOURS = 0.6;
const NEAR = 0.5;

/** A word by the number of its stem, -1 when that is unknown. */
export interface Numbered {
  stem: number;
  isStop: boolean;
}

/**
 * The keys of all pairs of known words, each once. Words of grammar count: "how often", "out of all".
 *
 * @throws RangeError when there are more stems than a key can tell apart.
 */
export function pairKeys(words: readonly Numbered[]): number[] {
  const found: number[] = [];
  let before = -1;
  for (const { stem } of words) {
    addPair(found, before, stem, false);
    before = stem;
  }
  let last = -1;
  let lastButOne = -1;
  for (const { stem, isStop } of words) {
    if (isStop) continue;
    addPair(found, Math.min(stem, last), Math.max(stem, last), true);
    addPair(found, Math.min(stem, lastButOne), Math.max(stem, lastButOne), true);
    lastButOne = last;
    last = stem;
  }
  return found;
}

/** Of these only the closest: what a section says, unlike what people ask, is hardly told apart by the others. */
export function closestKeys(words: readonly Numbered[]): number[] {
  const found: number[] = [];
  let last = -1;
  for (const { stem, isStop } of words) {
    if (isStop) continue;
    addPair(found, Math.min(stem, last), Math.max(stem, last), true);
    last = stem;
  }
  return found;
}

function addPair(found: number[], first: number, second: number, isNear: boolean): void {
  if (first < 0 || second < 0) return;
  if (Math.max(first, second) >= MOST_STEMS)
    throw new RangeError('there are too many stems for pairs of them');
  const key = 2 * (first * MOST_STEMS + second) + (isNear ? 1 : 0);
  if (!found.includes(key)) found.push(key);
}

/** How much a pair says beside the other kind. */
export function weightOfPair(key: number): number {
  const isOfNeighbours = key % 2 === 0;
  return isOfNeighbours ? NEIGHBOURS : NEAR;
}
