import type { Pair } from './search-pairs.ts';
import { type Postings, stretchOf } from './search-postings.ts';

/** What a question says, by the numbers of its stems; each stands there once. */
export interface Asked {
  stems: readonly { stem: number; isStop: boolean }[];
  pairs: readonly Pair[];
}

/** For each owner how much likelier such words are said of it than of any: sums of logarithms. */
export type LikelihoodsOf = (asked: Asked) => Float64Array;

/** How many words of no owner in particular are mixed into each one's, so that none is impossible. */
const MIXED_IN = 100;

const WORD = 1;
/** Words of grammar, mostly at home anywhere. */
const STOP_WORD = 0.3;

/**
 * Naive Bayes over words and pairs of words with Dirichlet smoothing (Zhai and Lafferty, 2001). BM25 forgets words that
 * every owner has; here they count by how much more one has of them than the others.
 */
export function likelihoods(words: Postings, pairs: Postings, owners: number): LikelihoodsOf {
  const lengths = new Float64Array(owners);
  for (const postings of [words, pairs]) {
    for (const [at, owner] of postings.owners.entries()) {
      lengths[owner] = (lengths[owner] ?? 0) + (postings.counts[at] ?? 0);
    }
  }
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const unsaid = lengths.map(length => Math.log(MIXED_IN / (length + MIXED_IN)));

  /** Adds what one word or pair says; returns its weight when anybody has it. */
  function add(sums: Float64Array, postings: Postings, key: number, weight: number): number {
    const { from, end } = stretchOf(key, postings);
    if (from === end) return 0;
    let said = 0;
    for (let at = from; at < end; at++) said += postings.counts[at] ?? 0;
    const mixedIn = (MIXED_IN * said) / total;
    for (let at = from; at < end; at++) {
      const owner = postings.owners[at] ?? 0;
      sums[owner] = (sums[owner] ?? 0) + weight * Math.log(1 + (postings.counts[at] ?? 0) / mixedIn);
    }
    return weight;
  }

  return ({ stems, pairs: asked }) => {
    const sums = new Float64Array(owners);
    let weights = 0;
    for (const { stem, isStop } of stems) weights += add(sums, words, stem, isStop ? STOP_WORD : WORD);
    for (const { key, weight } of asked) weights += add(sums, pairs, key, weight);
    return sums.map((sum, owner) => sum + weights * (unsaid[owner] ?? 0));
  };
}
