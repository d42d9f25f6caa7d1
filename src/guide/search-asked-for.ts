import type { Vector } from './search-odds.ts';

/** From fewer ways to ask nobody learns how people ask for a section. */
export const ENOUGH_WAYS = 100;

/** Which section people ask for who ask like this, by what `fitAskedFor` learnt from the ways to ask. */
export interface AskedForWeights {
  /** The sections that people ask for often enough to know how, by their numbers. */
  sections: Uint32Array;
  /** The row of each word and, behind them, each pair, in the order of their postings; -1 for those said too seldom. */
  rows: Int32Array;
  /** Row by row, one for each of the sections. There are millions, and three digits of each are enough. */
  weights: Float16Array;
  biases: Float32Array;
}

/**
 * For each section how much likelier such a question asks for it than for any, as a logarithm; 0 for those of which too
 * little is known.
 */
export type AskedForOf = (vector: Vector) => Float64Array;

/** `owners` is how many sections there are. */
export function askedForFrom(
  { sections, rows, weights, biases }: AskedForWeights,
  owners: number,
): AskedForOf {
  const many = sections.length;
  return ({ places, values }) => {
    const likelier = new Float64Array(owners);
    const scores = Float64Array.from(biases);
    for (let at = 0; at < places.length; at++) {
      const row = rows[places[at] ?? 0] ?? -1;
      if (row < 0) continue;
      const value = values[at] ?? 0;
      for (let of = 0; of < many; of++)
        scores[of] = (scores[of] ?? 0) + value * (weights[row * many + of] ?? 0);
    }
    const most = scores.reduce((a, b) => Math.max(a, b), -Infinity);
    const all = scores.reduce((sum, score) => sum + Math.exp(score - most), 0);
    const any = most + Math.log(all / many);
    for (let of = 0; of < many; of++) likelier[sections[of] ?? 0] = (scores[of] ?? 0) - any;
    return likelier;
  };
}
