import { type Choice, type Difficulty, isPlaced, type Snapshot } from './snapshot.ts';

/** All or nothing, as in the exam: the whole selection, the whole order, all pairs. */
export function isCorrect(snapshot: Pick<Snapshot, 'type' | 'key'>, choice: Choice): boolean {
  const { key, type } = snapshot;
  if (choice.length !== key.length) return false;
  const chosen = isPlaced(type) ? choice : choice.toSorted((a, b) => a - b);
  return key.every((position, index) => chosen[index] === position);
}

/** Whether the choice is one that the question allows: known positions, none twice, as many as asked. */
export function isPossible(snapshot: Pick<Snapshot, 'key' | 'options'>, choice: Choice): boolean {
  return (
    choice.length === snapshot.key.length &&
    new Set(choice).size === choice.length &&
    choice.every(
      position => Number.isInteger(position) && position >= 0 && position < snapshot.options.length,
    )
  );
}

/** Points for a right answer; a wrong one gives none. Speed gives none either: it would reward time zones. */
export const POINTS: Record<Difficulty, number> = { easy: 1, medium: 2, hard: 3 };
