import { shuffled } from '../quiz/shuffle.ts';
import { descend } from './ada-grad.ts';
import type { AskedCases } from './asked-cases.ts';
import { type AskedForWeights, ENOUGH_WAYS } from './search-asked-for.ts';
import { WeightedRows } from './weighted-rows.ts';

/** For more it takes too long. */
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
  // Behind the weights of each row their squared slopes.
  const table = new Float32Array(2 * count * many);
  for (let row = 0; row < count; row++) table.fill(FIRST_SLOPE, (2 * row + 1) * many, (2 * row + 2) * many);
  const biases = new Float32Array(many);
  const errors = new Float64Array(many);
  const moving = new Uint32Array(many);
  const asked = new WeightedRows(longestOf(starts));
  for (const at of shuffled(used, 'asked for')) {
    asked.clear();
    for (let one = starts[at] ?? 0; one < (starts[at + 1] ?? 0); one++) {
      const row = rows[places[one] ?? 0] ?? -1;
      if (row >= 0) asked.add(2 * row * many, values[one] ?? 0);
    }
    errors.set(biases);
    asked.addTo(errors, table);
    toShares(errors);
    const right = classes[owners[at] ?? 0] ?? 0;
    errors[right] = (errors[right] ?? 0) - 1;
    let moves = 0;
    for (let of = 0; of < many; of++) if (Math.abs(errors[of] ?? 0) > LEAST_ERROR) moving[moves++] = of;
    for (let one = 0; one < asked.count; one++) {
      const [begin, value] = [asked.begins[one] ?? 0, asked.values[one] ?? 0];
      for (let move = 0; move < moves; move++) {
        const of = moving[move] ?? 0;
        descend(table, begin + of, begin + many + of, (errors[of] ?? 0) * value, STEP);
      }
    }
    for (let move = 0; move < moves; move++) {
      const of = moving[move] ?? 0;
      biases[of] = (biases[of] ?? 0) - BIAS_STEP * (errors[of] ?? 0);
    }
  }
  const weights = new Float16Array(count * many);
  for (let row = 0; row < count; row++) {
    weights.set(table.subarray(2 * row * many, (2 * row + 1) * many), row * many);
  }
  return { sections, rows, weights, biases };
}

function longestOf(starts: Uint32Array): number {
  let longest = 0;
  for (let at = 0; at + 1 < starts.length; at++)
    longest = Math.max(longest, (starts[at + 1] ?? 0) - (starts[at] ?? 0));
  return longest;
}

/** In reading order. */
function oftenAskedFor(owners: Uint32Array, outside: number): Uint32Array {
  const questions = new Uint32Array(outside + 1);
  for (const owner of owners) questions[owner] = (questions[owner] ?? 0) + 1;
  const often = [...questions.subarray(0, outside).keys()].filter(
    section => (questions[section] ?? 0) >= ENOUGH_WAYS,
  );
  const most = often.toSorted((a, b) => (questions[b] ?? 0) - (questions[a] ?? 0) || a - b);
  return Uint32Array.from(most.slice(0, MOST_SECTIONS)).sort();
}

/** A row for each word and pair that is said often enough; those said most stand together, which spares the cache. */
function rowsOf(
  used: readonly number[],
  { starts, places }: Pick<AskedCases, 'starts' | 'places'>,
  size: number,
): { rows: Int32Array; count: number } {
  const said = new Uint32Array(size);
  for (const at of used) {
    for (const place of places.subarray(starts[at], starts[at + 1])) said[place] = (said[place] ?? 0) + 1;
  }
  const often = [...said.keys()].filter(place => (said[place] ?? 0) >= LEAST_SAID);
  const rows = new Int32Array(size).fill(-1);
  const inOrder = often.sort((a, b) => (said[b] ?? 0) - (said[a] ?? 0) || a - b);
  for (const [row, place] of inOrder.entries()) rows[place] = row;
  return { rows, count: often.length };
}

/** Softmax. */
function toShares(scores: Float64Array): void {
  let most = -Infinity;
  for (let at = 0; at < scores.length; at++) most = Math.max(most, scores[at] ?? 0);
  let sum = 0;
  for (let at = 0; at < scores.length; at++) {
    const share = Math.exp((scores[at] ?? 0) - most);
    scores[at] = share;
    sum += share;
  }
  for (let at = 0; at < scores.length; at++) scores[at] = (scores[at] ?? 0) / sum;
}
