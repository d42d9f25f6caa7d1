import type { Asked } from './search-asked.ts';
import type { Postings, Stretch } from './search-postings.ts';

/** Above 0 when words like these are asked of the guide more than of anything else, below 0 when less. */
export type OddsOf = (asked: Asked) => number;

/** The weight of all texts of the guide, and of those that it does not answer. */
export interface Sides {
  inside: number;
  outside: number;
}

/** Half a text more for each side, so that what was met once is no proof. */
const DOUBT = 0.5;

/**
 * The log odds of naive Bayes over words and pairs of neighbours, divided by the root of their number: words that come
 * together are no independent witnesses. The owner numbered `outside` is what the guide does not answer.
 */
export function oddsFrom(words: Postings, pairs: Postings, sides: Sides, outside: number): OddsOf {
  const prior = Math.log((sides.outside + DOUBT) / (sides.inside + DOUBT));

  function witness({ owners, counts }: Postings, { from, end }: Stretch): number {
    let here = 0;
    let there = 0;
    for (let at = from; at < end; at++) {
      if (owners[at] === outside) there += counts[at] ?? 0;
      else here += counts[at] ?? 0;
    }
    return Math.log((here + DOUBT) / (there + DOUBT)) + prior;
  }

  return asked => {
    let sum = 0;
    let witnesses = 0;
    for (const word of asked.words) {
      sum += witness(words, word);
      witnesses += 1;
    }
    for (const pair of asked.pairs) {
      if (!pair.areNeighbours) continue;
      sum += witness(pairs, pair);
      witnesses += 1;
    }
    return witnesses === 0 ? 0 : sum / Math.sqrt(witnesses);
  };
}
