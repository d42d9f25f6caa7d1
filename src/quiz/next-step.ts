import type { ReadinessByTopic } from './readiness.ts';

/** The one thing that a learner does best next. */
export type NextStep<Round> =
  | { kind: 'exam' }
  | { kind: 'round'; round: Round }
  | { kind: 'review'; due: number }
  /** The objective that is answered worst, or about which least is known; undefined for anything. */
  | { kind: 'practice'; objective: string | undefined };

/**
 * A running exam first, since its clock runs; then a channel's question, since it closes; then what was nearly
 * forgotten; then what is weakest.
 */
export function nextStep<Round>(state: {
  examRuns: boolean;
  rounds: readonly Round[];
  due: number;
  readiness: ReadinessByTopic;
}): NextStep<Round> {
  if (state.examRuns) return { kind: 'exam' };
  const [round] = state.rounds;
  if (round !== undefined) return { kind: 'round', round };
  if (state.due > 0) return { kind: 'review', due: state.due };
  return { kind: 'practice', objective: weakest(state.readiness) };
}

/** Lowest estimate; before there are any, the objective with the fewest answers, once something was answered. */
function weakest({ objectives }: ReadinessByTopic): string | undefined {
  const all = [...objectives];
  const told = all.flatMap(([id, readiness]) =>
    readiness.kind === 'estimate' ? [{ id, at: readiness.share }] : [],
  );
  const open = all.flatMap(([id, readiness]) =>
    readiness.kind === 'too-few' ? [{ id, at: readiness.answers }] : [],
  );
  if (told.length === 0 && open.every(({ at }) => at === 0)) return undefined;
  const candidates = told.length > 0 ? told : open;
  return candidates.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))[0]?.id;
}
