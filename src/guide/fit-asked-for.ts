import { shuffled } from '../quiz/shuffle.ts';
import { descend } from './ada-grad.ts';
import type { AskedCases } from './asked-cases.ts';
import type { AskedForWeights } from './search-asked-for.ts';

/** From fewer questions nobody learns how people ask for a section, and for more sections it takes too long. */
const LEAST_QUESTIONS = 100;
const MOST_SECTIONS = 250;
/** A word or pair that fewer questions have tells too little for its room. */
const LEAST_SAID = 4;

const STEP = 0.6;
const FIRST_SLOPE = 1e-4;
const BIAS_STEP = 0.0005;
/** Errors below this move nothing worth the time. */
const LEAST_ERROR = 0.02;

/**
 * Multinomial logistic regression over words and pairs of words, `size` of them: which section does somebody ask for
 * who asks like this? Goes once through the questions, in an order of chance that is always the same, with AdaGrad's
 * steps as `fitOdds`.
 */
export function fitAskedFor(
  { starts, places, values, owners }: AskedCases,
  outside: number,
  size: number,
): AskedForWeights {
  const sections = oftenAskedFor(owners, outside);
  const classes = new Int32Array(outside + 1).fill(-1);
  for (const [at, section] of sections.entries()) classes[section] = at;
  const used = [...owners.keys()].filter(at => (classes[owners[at] ?? 0] ?? -1) >= 0);
  const { rows, count } = rowsOf(used, { starts, places }, size);
  const many = sections.length;
  const weights = new Float32Array(count * many);
  const learnt = { weights, seen: new Float32Array(count * many).fill(FIRST_SLOPE) };
  const biases = new Float32Array(many);
  const errors = new Float64Array(many);
  const moving = new Uint32Array(many);
  for (const at of shuffled(used, 'asked for')) {
    const [from, end] = [starts[at] ?? 0, starts[at + 1] ?? 0];
    errors.set(biases);
    for (let one = from; one < end; one++) {
      const row = rows[places[one] ?? 0] ?? -1;
      if (row < 0) continue;
      addTimes(errors, weights, row * many, values[one] ?? 0);
    }
    toShares(errors);
    const right = classes[owners[at] ?? 0] ?? 0;
    errors[right] = (errors[right] ?? 0) - 1;
    let moves = 0;
    for (let of = 0; of < many; of++) if (Math.abs(errors[of] ?? 0) > LEAST_ERROR) moving[moves++] = of;
    for (let one = from; one < end && moves > 0; one++) {
      const row = rows[places[one] ?? 0] ?? -1;
      if (row < 0) continue;
      for (let move = 0; move < moves; move++) {
        const of = moving[move] ?? 0;
        descend(learnt, row * many + of, (errors[of] ?? 0) * (values[one] ?? 0), STEP);
      }
    }
    for (let move = 0; move < moves; move++) {
      const of = moving[move] ?? 0;
      biases[of] = (biases[of] ?? 0) - BIAS_STEP * (errors[of] ?? 0);
    }
  }
  return { sections, rows, weights: new Float16Array(weights), biases };
}

/** In reading order. */
function oftenAskedFor(owners: Uint32Array, outside: number): Uint32Array {
  const questions = new Uint32Array(outside + 1);
  for (const owner of owners) questions[owner] = (questions[owner] ?? 0) + 1;
  const often = [...questions.subarray(0, outside).keys()].filter(
    section => (questions[section] ?? 0) >= LEAST_QUESTIONS,
  );
  const most = often.toSorted((a, b) => (questions[b] ?? 0) - (questions[a] ?? 0) || a - b);
  return Uint32Array.from(most.slice(0, MOST_SECTIONS)).sort();
}

/** A row for each word and pair that is said often enough. */
function rowsOf(
  used: readonly number[],
  { starts, places }: Pick<AskedCases, 'starts' | 'places'>,
  size: number,
): { rows: Int32Array; count: number } {
  const said = new Uint32Array(size);
  for (const at of used) {
    for (const place of places.subarray(starts[at], starts[at + 1])) said[place] = (said[place] ?? 0) + 1;
  }
  let count = 0;
  const rows = Int32Array.from(said, times => (times < LEAST_SAID ? -1 : count++));
  return { rows, count };
}

/** Adds `times` the weights that begin at `from`. */
function addTimes(sums: Float64Array, weights: Float32Array, from: number, times: number): void {
  for (let at = 0; at < sums.length; at++) sums[at] = (sums[at] ?? 0) + times * (weights[from + at] ?? 0);
}

/** Softmax. */
function toShares(scores: Float64Array): void {
  const most = scores.reduce((a, b) => Math.max(a, b), -Infinity);
  let sum = 0;
  for (let at = 0; at < scores.length; at++) {
    const share = Math.exp((scores[at] ?? 0) - most);
    scores[at] = share;
    sum += share;
  }
  for (let at = 0; at < scores.length; at++) scores[at] = (scores[at] ?? 0) / sum;
}
