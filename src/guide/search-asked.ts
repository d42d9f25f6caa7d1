import { areNeighbours, pairsOf, type StemIds } from './search-pairs.ts';
import { type Postings, type Stretch, stretchOf } from './search-postings.ts';
import type { Word } from './search-terms.ts';

/** A word of a question: where its owners stand among those of all words. */
export interface AskedWord extends Stretch {
  isStop: boolean;
}

/** A pair of words of a question: where its owners stand among those of all pairs. */
export interface AskedPair extends Stretch {
  /** How much it says beside the other kind of pair. */
  weight: number;
  areNeighbours: boolean;
}

/** What a question says that anybody said before; each stands there once. */
export interface Asked {
  words: readonly AskedWord[];
  pairs: readonly AskedPair[];
}

/** Looks up once what several measures go through. */
export function lookUp(
  words: readonly Word[],
  stems: StemIds,
  { said, pairs }: { said: Postings; pairs: Postings },
): Asked {
  const known = new Map<number, boolean>();
  for (const { stem, isStop } of words) {
    const id = stems.get(stem);
    if (id !== undefined) known.set(id, isStop);
  }
  return {
    words: [...known].map(([id, isStop]) => ({ ...stretchOf(id, said), isStop })).filter(isSaid),
    pairs: pairsOf(words, stems)
      .map(pair => ({
        ...stretchOf(pair.key, pairs),
        weight: pair.weight,
        areNeighbours: areNeighbours(pair),
      }))
      .filter(isSaid),
  };
}

function isSaid({ from, end }: Stretch): boolean {
  return from < end;
}
