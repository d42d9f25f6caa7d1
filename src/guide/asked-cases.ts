import { KeyNumbers } from './search-key-numbers.ts';
import type { Everything } from './search-likelihood.ts';
import { Numbers } from './search-numbers.ts';
import { valuesIn } from './search-odds.ts';
import { type Numbered, PAIRS_OF_ONE } from './search-pairs.ts';
import { finderIn } from './search-postings.ts';

/**
 * Known questions by their words and pairs, as one that is asked is read, with the numbers of their sections. Those of
 * all questions stand in a row: many short lists would keep the garbage collector busy.
 */
export class AskedBefore {
  /** Twice each stem, one more for a word of grammar. */
  readonly words = new Numbers();
  readonly wordEnds = new Numbers();
  /** By their numbers in `keys`. */
  readonly pairs = new Numbers();
  readonly pairEnds = new Numbers();
  readonly keys = new KeyNumbers();
  readonly owners = new Numbers();

  /** `pairs` are the keys of those of `words`, each once. Of words with the same stem the first counts. */
  add(words: readonly Numbered[], pairs: readonly number[], owner: number): void {
    const from = this.words.length;
    for (const { stem, isStop } of words) {
      const isKnown = this.words.has(2 * stem, from) || this.words.has(2 * stem + 1, from);
      if (!isKnown) this.words.push(2 * stem + (isStop ? 1 : 0));
    }
    for (const key of pairs) this.pairs.push(this.keys.numberOf(key));
    this.wordEnds.push(this.words.length);
    this.pairEnds.push(this.pairs.length);
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

/** The vectors of `vectors`, without looking up a pair each time that it was asked. */
export function casesOf(asked: AskedBefore, everything: Everything): AskedCases {
  const [words, pairs, owners] = [asked.words.values(), asked.pairs.values(), asked.owners.values()];
  const [wordEnds, pairEnds] = [asked.wordEnds.values(), asked.pairEnds.values()];
  const findPair = finderIn(everything.pairs, PAIRS_OF_ONE);
  const pairPlaces = Int32Array.from(asked.keys.keys(), key => findPair(key));
  const findWord = finderIn(everything.said);
  const { valueOfWord, valueOfPair } = valuesIn(everything);
  const places = new Uint32Array(words.length + pairs.length);
  const values = new Float64Array(places.length);
  const starts = new Uint32Array(owners.length + 1);
  const lengths = new Float32Array(owners.length);
  let [end, word, pair] = [0, 0, 0];
  const add = (place: number, value: number): number => {
    places[end] = place;
    values[end++] = value;
    return value * value;
  };
  for (let at = 0; at < owners.length; at++) {
    let square = 0;
    for (; word < (wordEnds[at] ?? 0); word++) {
      const packed = words[word] ?? 0;
      const place = findWord(packed >>> 1);
      if (place >= 0) square += add(place, valueOfWord(place, packed % 2 === 1));
    }
    for (; pair < (pairEnds[at] ?? 0); pair++) {
      const place = pairPlaces[pairs[pair] ?? 0] ?? -1;
      if (place >= 0) square += add(everything.said.keys.length + place, valueOfPair(place));
    }
    const length = Math.sqrt(square) || 1;
    for (let one = starts[at] ?? 0; one < end; one++) values[one] = (values[one] ?? 0) / length;
    starts[at + 1] = end;
    lengths[at] = length;
  }
  return {
    starts,
    places: places.slice(0, end),
    values: Float32Array.from(values.subarray(0, end)),
    lengths,
    owners: owners.slice(),
  };
}
