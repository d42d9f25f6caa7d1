import type { Asked } from './search-likelihood.ts';
import { areNeighbours } from './search-pairs.ts';
import { type Postings, stretchOf } from './search-postings.ts';

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

  function witness(postings: Postings, key: number): number | undefined {
    const { from, end } = stretchOf(key, postings);
    if (from === end) return undefined;
    let here = 0;
    let there = 0;
    for (let at = from; at < end; at++) {
      if (postings.owners[at] === outside) there += postings.counts[at] ?? 0;
      else here += postings.counts[at] ?? 0;
    }
    return Math.log((here + DOUBT) / (there + DOUBT)) + prior;
  }

  return asked => {
    const witnesses = [
      ...asked.stems.map(({ stem }) => witness(words, stem)),
      ...asked.pairs.filter(areNeighbours).map(({ key }) => witness(pairs, key)),
    ].filter(odds => odds !== undefined);
    const sum = witnesses.reduce((total, odds) => total + odds, 0);
    return witnesses.length === 0 ? 0 : sum / Math.sqrt(witnesses.length);
  };
}
