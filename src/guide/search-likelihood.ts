import type { Asked } from './search-asked.ts';
import { lengthsOf, type Postings } from './search-postings.ts';

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
  const inPairs = lengthsOf(pairs, owners);
  const lengths = lengthsOf(words, owners).map((length, owner) => length + (inPairs[owner] ?? 0));
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const unsaid = lengths.map(length => Math.log(MIXED_IN / (length + MIXED_IN)));
  const ofWords = { ...words, says: logarithms(words, total) };
  const ofPairs = { ...pairs, says: logarithms(pairs, total) };

  return asked => {
    const sums = new Float64Array(owners);
    let weights = 0;
    for (const { at, isStop } of asked.words) weights += add(sums, ofWords, at, isStop ? STOP_WORD : WORD);
    for (const { at, weight } of asked.pairs) weights += add(sums, ofPairs, at, weight);
    for (let owner = 0; owner < owners; owner++) {
      sums[owner] = (sums[owner] ?? 0) + weights * (unsaid[owner] ?? 0);
    }
    return sums;
  };
}

/** How much each owner's count of a word or pair speaks for it, in the order of the postings. */
function logarithms({ starts, owners, counts }: Postings, total: number): Float32Array {
  const says = new Float32Array(owners.length);
  for (let key = 0; key + 1 < starts.length; key++) {
    const [from, end] = [starts[key] ?? 0, starts[key + 1] ?? 0];
    let said = 0;
    for (let at = from; at < end; at++) said += counts[at] ?? 0;
    const mixedIn = (MIXED_IN * said) / total;
    for (let at = from; at < end; at++) says[at] = Math.log(1 + (counts[at] ?? 0) / mixedIn);
  }
  return says;
}

/** Adds what the word or pair with the number `key` says; returns its weight. */
function add(
  sums: Float64Array,
  { starts, owners, says }: Omit<Postings, 'keys' | 'counts'> & { says: Float32Array },
  key: number,
  weight: number,
): number {
  for (let at = starts[key] ?? 0; at < (starts[key + 1] ?? 0); at++) {
    const owner = owners[at] ?? 0;
    sums[owner] = (sums[owner] ?? 0) + weight * (says[at] ?? 0);
  }
  return weight;
}
