import type { Asked } from './search-asked.ts';
import type { Postings } from './search-postings.ts';

/** Words or pairs with their owners, and what their counts tell. */
export interface Weighed extends Omit<Postings, 'counts'> {
  /** How much each owner's count of a word or pair speaks for it, in the order of the owners. */
  says: Float32Array;
  /** Of each word or pair the logarithm of how often anything is said by how often this is. */
  rarities: Float32Array;
}

/** All words and pairs of words that anybody said. */
export interface Everything {
  said: Weighed;
  pairs: Weighed;
}

export interface Likelihood extends Everything {
  /** Of each owner how much a word speaks for it that it does not say. */
  unsaid: Float64Array;
}

/** For each owner how much likelier such words are said of it than of any: sums of logarithms. */
export type LikelihoodsOf = (asked: Asked) => Float64Array;

const WORD = 1;
/** Words of grammar, mostly at home anywhere. */
const STOP_WORD = 0.3;

/**
 * Naive Bayes over words and pairs of words with Dirichlet smoothing (Zhai and Lafferty, 2001). BM25 forgets words that
 * every owner has; here they count by how much more one has of them than the others.
 */
export function likelihoods({ said, pairs, unsaid }: Likelihood): LikelihoodsOf {
  return asked => {
    const sums = new Float64Array(unsaid.length);
    let weights = 0;
    for (const { at, isStop } of asked.words) weights += add(sums, said, at, isStop ? STOP_WORD : WORD);
    for (const { at, weight } of asked.pairs) weights += add(sums, pairs, at, weight);
    for (let owner = 0; owner < sums.length; owner++) {
      sums[owner] = (sums[owner] ?? 0) + weights * (unsaid[owner] ?? 0);
    }
    return sums;
  };
}

/** Adds what the word or pair with the number `key` says; returns its weight. */
function add(sums: Float64Array, { starts, owners, says }: Weighed, key: number, weight: number): number {
  for (let at = starts[key] ?? 0; at < (starts[key + 1] ?? 0); at++) {
    const owner = owners[at] ?? 0;
    sums[owner] = (sums[owner] ?? 0) + weight * (says[at] ?? 0);
  }
  return weight;
}
