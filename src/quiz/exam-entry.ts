import { checkChoice, type Entered } from './check-choice.ts';
import { isCorrect } from './grade.ts';
import type { Snapshot } from './snapshot.ts';

/** What is kept of an item: what stands in its form, and whether that is right. Undefined: not a whole answer. */
export interface Entry {
  entered: Entered;
  correct: boolean | undefined;
}

/**
 * What was entered since the form was shown, or undefined. What still stands as it was shown is no news: on a second
 * device it may be older than what is kept. An empty form and one with all places empty are the same.
 */
export function newEntry(
  snapshot: Pick<Snapshot, 'type' | 'key' | 'options'>,
  entered: Entered,
  shown: Entered,
): Entry | undefined {
  const places = Array.from({ length: Math.max(entered.length, shown.length) });
  if (places.every((_, place) => entered[place] === shown[place])) return undefined;
  const checked = checkChoice(snapshot, entered);
  return { entered, correct: checked.kind === 'choice' ? isCorrect(snapshot, checked.choice) : undefined };
}
