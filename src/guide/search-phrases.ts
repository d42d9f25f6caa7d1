import { pairsOf, type StemIds } from './search-pairs.ts';
import type { Word } from './search-terms.ts';

/** A text of an owner. */
export interface Phrasing {
  owner: number;
  /** How much it counts beside the others. */
  weight: number;
  words: readonly Word[];
}

/** For each owner how well its texts say the pairs of these words: comparable within one question only. */
export type ScorePhrases = (words: readonly Word[]) => Float64Array;

/** How soon saying it again says nothing new, and how much owners with more text are held back. */
export const BM25 = { k: 4, b: 0.5, d: 0 };

/** BM25 over pairs of words: what no single word tells, two do. All texts of an owner are one document. */
export function indexPhrases(phrasings: readonly Phrasing[], owners: number, stems: StemIds): ScorePhrases {
  const counts = new Map<number, Map<number, number>>();
  const lengths = new Float64Array(owners);
  for (const { owner, weight, words } of phrasings) {
    for (const pair of pairsOf(words, stems).keys()) {
      let count = counts.get(pair);
      if (!count) {
        count = new Map();
        counts.set(pair, count);
      }
      count.set(owner, (count.get(owner) ?? 0) + weight);
      lengths[owner] = (lengths[owner] ?? 0) + weight;
    }
  }
  const usual = lengths.reduce((sum, length) => sum + length, 0) / owners || 1;
  return words => {
    const scores = new Float64Array(owners);
    for (const [pair, weight] of pairsOf(words, stems)) {
      const count = counts.get(pair);
      if (!count) continue;
      const rarity = Math.log(1 + (owners - count.size + 0.5) / (count.size + 0.5));
      for (const [owner, times] of count) {
        const length = 1 - BM25.b + (BM25.b * (lengths[owner] ?? 0)) / usual;
        scores[owner] =
          (scores[owner] ?? 0) + (weight * rarity * times * (BM25.k + 1)) / (times + BM25.k * length);
      }
    }
    return scores;
  };
}
