import { type Numbered, PAIRS_OF_ONE, pairsOf } from './search-pairs.ts';
import { finderIn, type Postings, type Stretch } from './search-postings.ts';

/** A word of a question: where its owners stand among those of all words. */
export interface AskedWord extends Stretch {
  isStop: boolean;
}

/** A pair of words of a question: where its owners stand among those of all pairs. */
export interface AskedPair extends Stretch {
  /** How much it says beside the other kind of pair. */
  weight: number;
}

/** What a question says that anybody said before; each stands there once. */
export interface Asked {
  words: readonly AskedWord[];
  pairs: readonly AskedPair[];
}

export type LookUp = (words: readonly Numbered[]) => Asked;

/** Looks up once what several measures go through. */
export function lookingUp({ said, pairs }: { said: Postings; pairs: Postings }): LookUp {
  const findWord = finderIn(said);
  const findPair = finderIn(pairs, PAIRS_OF_ONE);
  return words => {
    const known = new Map(words.map(({ stem, isStop }) => [stem, isStop]));
    return {
      words: [...known].map(([stem, isStop]) => ({ ...findWord(stem), isStop })).filter(isSaid),
      pairs: pairsOf(words)
        .map(({ key, weight }) => ({ ...findPair(key), weight }))
        .filter(isSaid),
    };
  };
}

function isSaid({ from, end }: Stretch): boolean {
  return from < end;
}
