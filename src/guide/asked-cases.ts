import { lookingUp } from './search-asked.ts';
import { vectors } from './search-odds.ts';
import type { Numbered } from './search-pairs.ts';
import type { Postings } from './search-postings.ts';

/** Known questions by their different words, as one that is asked is read, with the numbers of their sections. */
export class AskedBefore {
  /** Of all questions in a row: many short lists would keep the garbage collector busy. */
  readonly words: Numbered[] = [];
  readonly ends: number[] = [];
  readonly owners: number[] = [];

  add(words: readonly Numbered[], owner: number): void {
    const from = this.words.length;
    for (const word of words) if (!this.words.includes(word, from)) this.words.push(word);
    this.ends.push(this.words.length);
    this.owners.push(owner);
  }
}

/** Known questions as vectors in a row; each begins where `starts` says. */
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
  { words, ends, owners }: AskedBefore,
  postings: { said: Postings; pairs: Postings },
): AskedCases {
  const places = new Uint32Array(words.length * MOST_A_WORD);
  const values = new Float32Array(places.length);
  const starts = new Uint32Array(ends.length + 1);
  const lengths = new Float32Array(ends.length);
  const vectorOf = vectors(postings.said, postings.pairs);
  const lookUp = lookingUp(postings);
  let end = 0;
  for (const [at, wordsEnd] of ends.entries()) {
    const vector = vectorOf(lookUp(words.slice(ends[at - 1] ?? 0, wordsEnd)));
    places.set(vector.places, end);
    values.set(vector.values, end);
    end += vector.places.length;
    starts[at + 1] = end;
    lengths[at] = vector.length;
  }
  return {
    starts,
    places: places.slice(0, end),
    values: values.slice(0, end),
    lengths,
    owners: Uint32Array.from(owners),
  };
}
