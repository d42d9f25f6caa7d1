import type { AskedPair } from './search-asked.ts';
import { lengthsOf, type Postings } from './search-postings.ts';

/** For each owner how well its texts say these pairs of words: comparable within one question only. */
export type ScorePhrases = (asked: readonly AskedPair[]) => Float64Array;

/** How soon saying it again says nothing new, and how much owners with more text are held back. */
export const BM25 = { k: 4, b: 0.5, d: 0 };

/** BM25 over pairs of words: what no single word tells, two do. All texts of an owner are one document. */
export function phraseScorer(pairs: Postings, owners: number): ScorePhrases {
  const lengths = lengthsOf(pairs, owners);
  const usual = lengths.reduce((sum, length) => sum + length, 0) / owners || 1;
  const saturations = lengths.map(length => BM25.k * (1 - BM25.b + (BM25.b * length) / usual));
  const addTo = (scores: Float64Array, { from, end, weight }: AskedPair): void => {
    const rarity = Math.log(1 + (owners - (end - from) + 0.5) / (end - from + 0.5));
    for (let at = from; at < end; at++) {
      const owner = pairs.owners[at] ?? 0;
      const times = pairs.counts[at] ?? 0;
      scores[owner] =
        (scores[owner] ?? 0) + (weight * rarity * times * (BM25.k + 1)) / (times + (saturations[owner] ?? 0));
    }
  };
  return asked => {
    const scores = new Float64Array(owners);
    for (const pair of asked) addTo(scores, pair);
    return scores;
  };
}
