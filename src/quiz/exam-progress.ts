import type { ItemOutcome } from './exam-result.ts';

/** Positions, from 0, of the items of an exam that something is to be said about. */
export interface ExamProgress {
  /** Without a whole answer. */
  open: number[];
  marked: number[];
}

export function examProgress(
  items: readonly { correct: boolean | undefined; marked: boolean }[],
): ExamProgress {
  const positions = (wanted: (item: (typeof items)[number]) => boolean): number[] =>
    items.flatMap((item, position) => (wanted(item) ? [position] : []));
  return {
    open: positions(({ correct }) => correct === undefined),
    marked: positions(({ marked }) => marked),
  };
}

/** Without a whole answer there is nothing to be right or wrong. */
export function outcomeOf({ correct }: { correct: boolean | undefined }): ItemOutcome {
  if (correct === undefined) return 'unanswered';
  return correct ? 'right' : 'wrong';
}

/** Whole minutes that are left of an exam, the one that runs counted in full. Instants are epoch milliseconds. */
export function minutesLeft({ endsAt }: { endsAt: number }, now: number): number {
  return Math.max(0, Math.ceil((endsAt - now) / 60_000));
}
