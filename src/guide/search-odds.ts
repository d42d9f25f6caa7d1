import type { Asked } from './search-asked.ts';
import type { Everything } from './search-likelihood.ts';

/** Above 0 when words like these are asked of the guide more than of anything else, below 0 when less. */
export type OddsOf = (vector: Vector) => number;

/** How much each word speaks for a question of the guide, and behind them each pair, in the order of their postings. */
export interface OddsWeights {
  weights: Float32Array;
  bias: number;
}

/** What a question says as a vector of length 1: places among all words and pairs, with values. */
export interface Vector {
  places: number[];
  values: number[];
  /** Before it was brought to the length of 1. */
  length: number;
}

export type VectorOf = (asked: Asked) => Vector;

const WORD = 1;
const STOP_WORD = 0.5;
const PAIR = 0.6;
/** Brings log odds to a size at which most are below 1. */
const SCALE = 5;

/** By the weights that `fitOdds` found. */
export function oddsFrom({ weights, bias }: OddsWeights): OddsOf {
  return ({ places, values }) => {
    // Nothing is known of words that nobody said.
    if (places.length === 0) return 0;
    let sum = bias;
    for (let at = 0; at < places.length; at++) sum += (values[at] ?? 0) * (weights[places[at] ?? 0] ?? 0);
    return sum / SCALE;
  };
}

/** What a word or pair counts in the vector of a question, by its place among all words or all pairs. */
interface Values {
  valueOfWord: (at: number, isStop: boolean) => number;
  valueOfPair: (at: number) => number;
}

/** Rare words and pairs count more than common ones. */
export function valuesIn({ said, pairs }: Everything): Values {
  return {
    valueOfWord: (at, isStop) => (isStop ? STOP_WORD : WORD) * (said.rarities[at] ?? 0),
    valueOfPair: at => PAIR * (pairs.rarities[at] ?? 0),
  };
}

/** With the values of `valuesIn`. */
export function vectors(everything: Everything): VectorOf {
  const { valueOfWord, valueOfPair } = valuesIn(everything);
  const words = everything.said.keys.length;
  return asked => {
    const places: number[] = [];
    const values: number[] = [];
    let square = 0;
    const add = (place: number, value: number): void => {
      places.push(place);
      values.push(value);
      square += value * value;
    };
    for (const { at, isStop } of asked.words) add(at, valueOfWord(at, isStop));
    for (const { at } of asked.pairs) add(words + at, valueOfPair(at));
    const length = Math.sqrt(square) || 1;
    return { places, values: values.map(value => value / length), length };
  };
}
