import { areNeighbours, type Pair } from './search-pairs.ts';
import { type Postings, stretchOf } from './search-postings.ts';

/** Above 0 when words like these are asked of the guide more than of anything else, below 0 when less. */
export type OddsOf = (stems: readonly number[], pairs: readonly Pair[]) => number;

/** How often single words are said, by stem: in texts of the guide and in what it does not answer. */
export interface Said {
  inside: Float64Array;
  outside: Float64Array;
  /** The weight of all texts of each side. */
  insideTotal: number;
  outsideTotal: number;
}

/** Half a text more for each side, so that what was met once is no proof. */
const DOUBT = 0.5;

/**
 * The log odds of naive Bayes over words and pairs of neighbours, divided by the root of their number: words that come
 * together are no independent witnesses. The last owner of `pairs` is what the guide does not answer.
 */
export function oddsFrom(said: Said, pairs: Postings, outside: number): OddsOf {
  const prior = Math.log((said.outsideTotal + DOUBT) / (said.insideTotal + DOUBT));
  return (stems, asked) => {
    let sum = 0;
    let known = 0;
    const witness = (here: number, there: number): void => {
      if (here + there === 0) return;
      sum += Math.log((here + DOUBT) / (there + DOUBT)) + prior;
      known++;
    };
    for (const stem of new Set(stems)) witness(said.inside[stem] ?? 0, said.outside[stem] ?? 0);
    for (const pair of asked) {
      if (!areNeighbours(pair)) continue;
      const { from, end } = stretchOf(pair.key, pairs);
      let here = 0;
      let there = 0;
      for (let at = from; at < end; at++) {
        if (pairs.owners[at] === outside) there += pairs.counts[at] ?? 0;
        else here += pairs.counts[at] ?? 0;
      }
      witness(here, there);
    }
    return known === 0 ? 0 : sum / Math.sqrt(known);
  };
}
