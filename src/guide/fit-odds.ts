import { shuffled } from '../quiz/shuffle.ts';
import { descend } from './ada-grad.ts';
import type { AskedCases } from './asked-cases.ts';
import type { OddsWeights } from './search-odds.ts';

const ROUNDS = 2;
const STEP = 1;
/** So small that the first step of a rare word is a whole one. */
const FIRST_SLOPE = 1e-6;
const BIAS_STEP = 0.02;

/**
 * Logistic regression over words and pairs of words, `size` of them: does somebody who asks like this ask for the
 * guide, that is for a section below `outside`? Each question is one case, in an order of chance that is always the
 * same; AdaGrad (Duchi, Hazan and Singer, 2011) gives rare words long steps.
 */
export function fitOdds(
  { starts, places, values, owners }: AskedCases,
  outside: number,
  size: number,
): OddsWeights {
  // Behind each weight its squared slopes.
  const table = new Float32Array(2 * size);
  for (let at = 1; at < table.length; at += 2) table[at] = FIRST_SLOPE;
  const order = shuffled([...owners.keys()], 'odds');
  let bias = 0;
  for (let round = 0; round < ROUNDS; round++) {
    for (const at of order) {
      const [from, end] = [starts[at] ?? 0, starts[at + 1] ?? 0];
      let sum = bias;
      for (let one = from; one < end; one++) sum += (values[one] ?? 0) * (table[2 * (places[one] ?? 0)] ?? 0);
      const error = 1 / (1 + Math.exp(-sum)) - ((owners[at] ?? 0) < outside ? 1 : 0);
      for (let one = from; one < end; one++) {
        const weightAt = 2 * (places[one] ?? 0);
        descend(table, weightAt, weightAt + 1, error * (values[one] ?? 0), STEP);
      }
      bias -= BIAS_STEP * error;
    }
  }
  return { weights: Float32Array.from({ length: size }, (_, at) => table[2 * at] ?? 0), bias };
}
