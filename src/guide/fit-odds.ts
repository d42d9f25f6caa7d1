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
  const weights = new Float32Array(size);
  const learnt = { weights, seen: new Float32Array(size).fill(FIRST_SLOPE) };
  const order = shuffled([...owners.keys()], 'odds');
  let bias = 0;
  for (let round = 0; round < ROUNDS; round++) {
    for (const at of order) {
      const [from, end] = [starts[at] ?? 0, starts[at + 1] ?? 0];
      let sum = bias;
      for (let one = from; one < end; one++) sum += (values[one] ?? 0) * (weights[places[one] ?? 0] ?? 0);
      const error = 1 / (1 + Math.exp(-sum)) - ((owners[at] ?? 0) < outside ? 1 : 0);
      for (let one = from; one < end; one++) {
        descend(learnt, places[one] ?? 0, error * (values[one] ?? 0), STEP);
      }
      bias -= BIAS_STEP * error;
    }
  }
  return { weights, bias };
}
