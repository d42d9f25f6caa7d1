import { pairsOf, type StemIds } from './search-pairs.ts';
import type { Phrasing } from './search-phrases.ts';
import type { Word } from './search-terms.ts';

/** Above 0 when words like these are asked of the guide more than of anything else, below 0 when less. */
export type OddsOf = (words: readonly Word[]) => number;

/** Half a text more for each side, so that what was met once is no proof. */
const DOUBT = 0.5;

/**
 * The log odds of naive Bayes over words and pairs of neighbours, divided by the root of their number: words that come
 * together are no independent witnesses.
 */
export function indexOdds(inside: readonly Phrasing[], outside: readonly Phrasing[], stems: StemIds): OddsOf {
  const [guide, rest] = [count(inside, stems), count(outside, stems)];
  const prior = Math.log((rest.total + DOUBT) / (guide.total + DOUBT));
  return words => {
    let sum = 0;
    let known = 0;
    for (const gram of gramsOf(words, stems)) {
      const [here, there] = [guide.counts.get(gram) ?? 0, rest.counts.get(gram) ?? 0];
      if (here + there === 0) continue;
      sum += Math.log((here + DOUBT) / (there + DOUBT)) + prior;
      known++;
    }
    return known === 0 ? 0 : sum / Math.sqrt(known);
  };
}

function count(
  phrasings: readonly Phrasing[],
  stems: StemIds,
): { counts: Map<number, number>; total: number } {
  const counts = new Map<number, number>();
  let total = 0;
  for (const { weight, words } of phrasings) {
    total += weight;
    for (const gram of gramsOf(words, stems)) counts.set(gram, (counts.get(gram) ?? 0) + weight);
  }
  return { counts, total };
}

/** Words, grammar included, and pairs of neighbours. */
function gramsOf(words: readonly Word[], stems: StemIds): Set<number> {
  const grams = new Set<number>();
  for (const { stem } of words) {
    const id = stems.get(stem);
    if (id !== undefined) grams.add(id);
  }
  for (const pair of pairsOf(words, stems).keys()) if (pair >= 0) grams.add(pair);
  return grams;
}
