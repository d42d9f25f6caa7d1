import { shuffled } from '../quiz/shuffle.ts';
import { lookingUp } from './search-asked.ts';
import { type OddsWeights, vectors } from './search-odds.ts';
import type { Numbered } from './search-pairs.ts';
import type { Postings } from './search-postings.ts';

/** The different words of a question that is known, as one that is asked is read, and whether the guide answers it. */
export interface AskedBefore {
  words: readonly Numbered[];
  isAnswered: boolean;
}

const ROUNDS = 3;
const STEP = 1;
/** So small that the first step of a rare word is a whole one. */
const FIRST_SLOPE = 1e-6;
const BIAS_STEP = 0.02;

/**
 * Logistic regression over words and pairs of words: does somebody who asks like this ask for the guide? Each question
 * is one case, in an order of chance that is always the same; AdaGrad (Duchi, Hazan and Singer, 2011) gives rare words
 * long steps.
 */
export function fitOdds(
  asked: readonly AskedBefore[],
  postings: { said: Postings; pairs: Postings },
): OddsWeights {
  const weights = new Float32Array(postings.said.keys.length + postings.pairs.keys.length);
  const slopes = weights.map(() => FIRST_SLOPE);
  const { starts, places, values, answered } = casesOf(asked, postings);
  const order = shuffled([...asked.keys()], 'odds');
  let bias = 0;
  for (let round = 0; round < ROUNDS; round++) {
    for (const at of order) {
      const [from, end] = [starts[at] ?? 0, starts[at + 1] ?? 0];
      let sum = bias;
      for (let one = from; one < end; one++) sum += (values[one] ?? 0) * (weights[places[one] ?? 0] ?? 0);
      const error = 1 / (1 + Math.exp(-sum)) - (answered[at] ?? 0);
      for (let one = from; one < end; one++) {
        const place = places[one] ?? 0;
        const slope = error * (values[one] ?? 0);
        const seen = (slopes[place] ?? 0) + slope * slope;
        slopes[place] = seen;
        weights[place] = (weights[place] ?? 0) - (STEP * slope) / Math.sqrt(seen);
      }
      bias -= BIAS_STEP * error;
    }
  }
  return { weights, bias };
}

/** A word, the pair with its neighbour, and with two that are near. */
const MOST_A_WORD = 4;

/** All vectors in a row; each begins where `starts` says, and `answered` is 1 when the guide answers it. */
function casesOf(asked: readonly AskedBefore[], postings: { said: Postings; pairs: Postings }) {
  const most = asked.reduce((sum, { words }) => sum + words.length * MOST_A_WORD, 0);
  const places = new Uint32Array(most);
  const values = new Float32Array(most);
  const starts = new Uint32Array(asked.length + 1);
  const answered = new Uint8Array(asked.length);
  const vectorOf = vectors(postings.said, postings.pairs);
  const lookUp = lookingUp(postings);
  let end = 0;
  for (const [at, { words, isAnswered }] of asked.entries()) {
    const vector = vectorOf(lookUp(words));
    places.set(vector.places, end);
    values.set(vector.values, end);
    end += vector.places.length;
    starts[at + 1] = end;
    answered[at] = isAnswered ? 1 : 0;
  }
  return { starts, places, values, answered };
}
