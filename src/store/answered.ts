import type { GivenAnswer } from '../quiz/readiness.ts';
import type { AttemptOwner } from './attempts.ts';
import type { Database } from './database.ts';

export type AnsweredQueries = ReturnType<typeof answeredQueries>;

export function answeredQueries(db: Database) {
  return {
    /**
     * Everything that the member has answered, oldest first: rounds that were not withdrawn, practice and review,
     * and finished exams without what was left open there.
     */
    async listAnswered({ workspace, member }: AttemptOwner): Promise<GivenAnswer[]> {
      const rows = await db
        .selectFrom('answers')
        .innerJoin('rounds', 'rounds.id', 'answers.round_id')
        .select(['rounds.question_id', 'answers.correct', 'answers.answered_at as at'])
        .where('answers.member_key', '=', member)
        .where('answers.workspace_id', '=', workspace)
        .where('rounds.state', 'in', ['open', 'closed'])
        .unionAll(
          db
            .selectFrom('attempts')
            .select(select => [
              'attempts.question_id',
              select.fn.coalesce('attempts.correct', select.lit(0)).as('correct'),
              select.fn.coalesce('attempts.answered_at', 'attempts.asked_at').as('at'),
            ])
            .where('attempts.workspace_id', '=', workspace)
            .where('attempts.member_key', '=', member)
            .where('attempts.answered_at', 'is not', null),
        )
        .unionAll(
          db
            .selectFrom('exams')
            .innerJoin('exam_items', 'exam_items.exam_id', 'exams.id')
            .select(select => [
              'exam_items.question_id',
              select.fn.coalesce('exam_items.correct', select.lit(0)).as('correct'),
              select.fn.coalesce('exams.finished_at', 'exams.ends_at').as('at'),
            ])
            .where('exams.workspace_id', '=', workspace)
            .where('exams.member_key', '=', member)
            .where('exams.state', '=', 'finished')
            .where('exam_items.chosen', 'is not', null),
        )
        .orderBy('at')
        .orderBy('question_id')
        .execute();
      return rows.map(row => ({ questionId: row.question_id, correct: row.correct === 1, at: row.at }));
    },
  };
}
