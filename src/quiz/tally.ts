import { type Choice, isPlaced, type Snapshot } from './snapshot.ts';

/** How a round went. */
export interface Tally {
  answered: number;
  right: number;
  /** For each option, how many chose it; for ordering and matching, how many put it in its right place. */
  perOption: number[];
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
  return { answered: answers.length, right: answers.filter(answer => answer.correct).length, perOption };
}
