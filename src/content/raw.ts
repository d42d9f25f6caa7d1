import { idOf } from './id-of.ts';
import type { Place } from './problem.ts';
import type { Path } from './yaml.ts';

/** Something read from a file, and how to find the line of each of its parts. */
export interface Raw {
  value: unknown;
  placeOf: (path: Path) => Place;
  /** How messages name it, such as `question data-collection-seconds`; undefined for a whole file. */
  name?: string;
}

/** The entry at `index` of a list, named by its id where it has one. */
export function entryOf(list: Pick<Raw, 'placeOf'>, entry: unknown, index: number, noun: string): Raw {
  return {
    value: entry,
    placeOf: path => list.placeOf([index, ...path]),
    name: `${noun} ${idOf(entry) ?? `number ${index + 1}`}`,
  };
}
