import type { Deps } from '../../deps.ts';
import type { Choice, Snapshot } from '../../quiz/snapshot.ts';
import type { AttemptOwner } from '../../store/attempts.ts';
import type { StudyMode } from '../../store/tables.ts';

/** Something that a member answered. */
export type Result =
  | { kind: 'round'; id: string; channel: string; at: number; answer: Answered }
  | { kind: 'attempt'; id: string; mode: StudyMode; at: number; answer: Answered }
  | { kind: 'exam'; id: string; at: number; right: number; questions: number };

export interface Answered {
  snapshot: Snapshot;
  chosen: Choice;
  correct: boolean;
}

const SHOWN = 6;

/** The newest few, newest first. */
export async function resultsOf({ store }: Pick<Deps, 'store'>, owner: AttemptOwner): Promise<Result[]> {
  const rounds = await store.listLatestAnswers(owner.member, SHOWN);
  const attempts = await store.listLatestAttempts(owner, SHOWN);
  const exams = await store.listFinishedExams(owner, SHOWN);
  const results: Result[] = [
    ...rounds.map(({ answer, round }): Result => {
      const answered = { snapshot: round.snapshot, chosen: answer.chosen, correct: answer.correct };
      return { kind: 'round', id: round.id, channel: round.channel, at: answer.at, answer: answered };
    }),
    ...attempts.flatMap(({ id, mode, snapshot, answer }): Result[] =>
      answer ? [{ kind: 'attempt', id, mode, at: answer.at, answer: { snapshot, ...answer } }] : [],
    ),
    ...exams.map(({ id, finishedAt, right, questions }): Result => {
      return { kind: 'exam', id, at: finishedAt, right, questions };
    }),
  ];
  return results.toSorted((a, b) => b.at - a.at).slice(0, SHOWN);
}
