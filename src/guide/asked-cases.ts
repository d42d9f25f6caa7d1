import { lookingUp } from './search-asked.ts';
import { vectors } from './search-odds.ts';
import type { Numbered } from './search-pairs.ts';
import type { Postings } from './search-postings.ts';

/** The different words of a question that is known, as one that is asked is read, and the number of its section. */
export interface AskedBefore {
  words: readonly Numbered[];
  owner: number;
}

/** All such questions as vectors in a row; each begins where `starts` says. */
export interface AskedCases {
  starts: Uint32Array;
  /** Among all words, and behind them all pairs, in the order of their postings. */
  places: Uint32Array;
  values: Float32Array;
  /** Of each question before it was brought to the length of 1. */
  lengths: Float32Array;
  owners: Uint32Array;
}

/** A word, the pair with its neighbour, and with two that are near. */
const MOST_A_WORD = 4;

export function casesOf(
  asked: readonly AskedBefore[],
  postings: { said: Postings; pairs: Postings },
): AskedCases {
  const most = asked.reduce((sum, { words }) => sum + words.length * MOST_A_WORD, 0);
  const places = new Uint32Array(most);
  const values = new Float32Array(most);
  const starts = new Uint32Array(asked.length + 1);
  const lengths = new Float32Array(asked.length);
  const vectorOf = vectors(postings.said, postings.pairs);
  const lookUp = lookingUp(postings);
  let end = 0;
  for (const [at, { words }] of asked.entries()) {
    const vector = vectorOf(lookUp(words));
    places.set(vector.places, end);
    values.set(vector.values, end);
    end += vector.places.length;
    starts[at + 1] = end;
    lengths[at] = vector.length;
  }
  return {
    starts,
    places: places.subarray(0, end),
    values: values.subarray(0, end),
    lengths,
    owners: Uint32Array.from(asked, ({ owner }) => owner),
  };
}
