import { type Choice, isPlaced, type Snapshot } from './snapshot.ts';

/** How a round went. */
export interface Tally {
  answered: number;
  right: number;
  /** For each option, how many chose it; for ordering and matching, how many put it in its right place. */
  perOption: number[];
  /** The wrong option that most people put in one place. Undefined when no two people agree on one. */
  mistake: { place: number; position: number; count: number } | undefined;
}

export function tallyOf(snapshot: Snapshot, answers: readonly { chosen: Choice; correct: boolean }[]): Tally {
  const perOption = snapshot.options.map(() => 0);
  const placed = isPlaced(snapshot.type);
  for (const { chosen } of answers) {
    for (const [place, position] of chosen.entries()) {
      const counts = placed ? snapshot.key[place] === position : true;
      if (counts && perOption[position] !== undefined) perOption[position] += 1;
    }
  }
  return {
    answered: answers.length,
    right: answers.filter(answer => answer.correct).length,
    perOption,
    mistake: placed ? commonMistake(snapshot, answers) : undefined,
  };
}

/** Of equally common ones that of the earliest place, then of the first option. */
function commonMistake({ key, options }: Snapshot, answers: readonly { chosen: Choice }[]): Tally['mistake'] {
  return key
    .flatMap((right, place) =>
      options.map((_, position) => ({
        place,
        position,
        count: position === right ? 0 : answers.filter(({ chosen }) => chosen[place] === position).length,
      })),
    )
    .filter(({ count }) => count > 1)
    .toSorted((a, b) => b.count - a.count)[0];
}
