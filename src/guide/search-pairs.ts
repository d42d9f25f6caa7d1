/** Stems have numbers below this, so that a pair of them is one number, too, whatever stems are still to come. */
export const MOST_STEMS = 2 ** 20;
/** The keys of pairs with the same first stem stand together, so many of them could be. */
export const PAIRS_OF_ONE = 2 * MOST_STEMS;
/** The keys of pairs are below this. */
export const MOST_PAIRS = PAIRS_OF_ONE * MOST_STEMS;

/** Pairs of neighbours have an order, "not enough" and "enough not" differ; pairs of close words have none. */
const NEIGHBOURS = 0.6;
const NEAR = 0.5;

/** Two words that stand together, as one number. */
export interface Pair {
  key: number;
  /** How much it says beside the other kind. */
  weight: number;
}

/** Pairs of known words, each once. */
export function pairsOf(words: readonly Numbered[]): Pair[] {
  return pairKeys(words).map(key => ({ key, weight: isOfNeighbours(key) ? NEIGHBOURS : NEAR }));
}

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
  const add = (first: number, second: number, isNear: boolean): void => {
    if (first < 0 || second < 0) return;
    if (Math.max(first, second) >= MOST_STEMS)
      throw new RangeError('there are too many stems for pairs of them');
    const key = 2 * (first * MOST_STEMS + second) + (isNear ? 1 : 0);
    if (!found.includes(key)) found.push(key);
  };
  let before = -1;
  let last = -1;
  let lastButOne = -1;
  for (const { stem, isStop } of words) {
    add(before, stem, false);
    before = stem;
    if (isStop) continue;
    add(Math.min(stem, last), Math.max(stem, last), true);
    add(Math.min(stem, lastButOne), Math.max(stem, lastButOne), true);
    lastButOne = last;
    last = stem;
  }
  return found;
}

function isOfNeighbours(key: number): boolean {
  return key % 2 === 0;
}
