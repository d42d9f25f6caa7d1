import type { Everything } from './search-likelihood.ts';
import { type Numbered, PAIRS_OF_ONE, pairKeys, weightOfPair } from './search-pairs.ts';
import { finderIn } from './search-postings.ts';

/** A word of a question by its place among all words that anybody said. */
export interface AskedWord {
  at: number;
  isStop: boolean;
}

/** A pair of words of a question by its place among all pairs that anybody said. */
export interface AskedPair {
  at: number;
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
export function lookingUp({ said, pairs }: Everything): LookUp {
  const findWord = finderIn(said);
  const findPair = finderIn(pairs, PAIRS_OF_ONE);
  return words => {
    const asked: { words: AskedWord[]; pairs: AskedPair[] } = { words: [], pairs: [] };
    for (const { stem, isStop } of words) {
      const at = findWord(stem);
      if (at >= 0 && !asked.words.some(word => word.at === at)) asked.words.push({ at, isStop });
    }
    for (const key of pairKeys(words)) {
      const at = findPair(key);
      if (at >= 0) asked.pairs.push({ at, weight: weightOfPair(key) });
    }
    return asked;
  };
}
