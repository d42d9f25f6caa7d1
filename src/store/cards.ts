import { sql } from 'kysely';
import type { Confidence } from '../quiz/confidence.ts';
import type { Recall, ReviewCard } from '../quiz/review-card.ts';
import type { AttemptOwner } from './attempts.ts';
import type { Database } from './database.ts';

export type CardQueries = ReturnType<typeof cardQueries>;

/**
 * A card is worked out from a member's answers, so it can be thrown away: the next look at the queue makes it again.
 * Instants are epoch milliseconds.
 */
export function cardQueries(db: Database) {
  return {
    /**
     * The member's answers that are not in a card yet, oldest first: to rounds that count, in practice and review,
     * and in finished exams. What was looked at in an exam and left open was missed.
     */
    async listNewRecalls(owner: AttemptOwner): Promise<Recall[]> {
      const rows = await db
        .with('recalls', () => allRecalls(db, owner))
        .selectFrom('recalls')
        .leftJoin('cards', join =>
          join
            .on('cards.workspace_id', '=', owner.workspace)
            .on('cards.member_key', '=', owner.member)
            .onRef('cards.question_id', '=', 'recalls.question_id'),
        )
        .select(['recalls.question_id', 'recalls.correct', 'recalls.confidence', 'recalls.at'])
        .where(where =>
          where.or([
            where('cards.updated_at', 'is', null),
            where('recalls.at', '>', where.ref('cards.updated_at')),
          ]),
        )
        .orderBy('recalls.at')
        .orderBy('recalls.question_id')
        .execute();
      return rows.map(row => ({
        questionId: row.question_id,
        correct: row.correct === 1,
        confidence: row.confidence ?? undefined,
        at: row.at,
      }));
    },

    async listCards({ workspace, member }: AttemptOwner): Promise<ReviewCard[]> {
      const rows = await db
        .selectFrom('cards')
        .select(['question_id', 'state', 'due_at', 'updated_at'])
        .where('workspace_id', '=', workspace)
        .where('member_key', '=', member)
        .execute();
      return rows.map(row => ({
        ...(JSON.parse(row.state) as CardState),
        questionId: row.question_id,
        dueAt: row.due_at,
        answeredAt: row.updated_at,
      }));
    },

    /** Of two who save the same card, the one who knows the later answer wins. */
    async saveCards({ workspace, member }: AttemptOwner, cards: readonly ReviewCard[]): Promise<void> {
      if (cards.length === 0) return;
      await db
        .insertInto('cards')
        .values(
          cards.map(({ questionId, dueAt, answeredAt, ...state }) => ({
            workspace_id: workspace,
            member_key: member,
            question_id: questionId,
            state: JSON.stringify(state satisfies CardState),
            due_at: dueAt,
            updated_at: answeredAt,
          })),
        )
        .onConflict(conflict =>
          conflict
            .columns(['workspace_id', 'member_key', 'question_id'])
            .doUpdateSet(({ ref }) => ({
              state: ref('excluded.state'),
              due_at: ref('excluded.due_at'),
              updated_at: ref('excluded.updated_at'),
            }))
            .whereRef('cards.updated_at', '<', 'excluded.updated_at'),
        )
        .execute();
    },

    /** For when more was said about an answer that is in the card already. */
    async forgetCard({ workspace, member }: AttemptOwner, questionId: string): Promise<void> {
      await db
        .deleteFrom('cards')
        .where('workspace_id', '=', workspace)
        .where('member_key', '=', member)
        .where('question_id', '=', questionId)
        .execute();
    },
  };
}

/** What a card holds beside its columns. */
type CardState = Omit<ReviewCard, 'questionId' | 'dueAt' | 'answeredAt'>;

function allRecalls(db: Database, { workspace, member }: AttemptOwner) {
  return db
    .selectFrom('attempts')
    .select(['attempts.question_id', 'attempts.correct', 'attempts.confidence', 'attempts.answered_at as at'])
    .where('attempts.workspace_id', '=', workspace)
    .where('attempts.member_key', '=', member)
    .where('attempts.answered_at', 'is not', null)
    .$narrowType<{ at: number }>()
    .unionAll(
      db
        .selectFrom('answers')
        .innerJoin('rounds', 'rounds.id', 'answers.round_id')
        .leftJoin('answer_confidences', join =>
          join
            .onRef('answer_confidences.round_id', '=', 'answers.round_id')
            .onRef('answer_confidences.member_key', '=', 'answers.member_key'),
        )
        .select([
          'rounds.question_id',
          'answers.correct',
          'answer_confidences.confidence',
          'answers.answered_at as at',
        ])
        .where('answers.workspace_id', '=', workspace)
        .where('answers.member_key', '=', member)
        .where('rounds.state', 'in', ['open', 'closed']),
    )
    .unionAll(
      db
        .selectFrom('exams')
        .innerJoin('exam_items', 'exam_items.exam_id', 'exams.id')
        .select([
          'exam_items.question_id',
          'exam_items.correct',
          sql<Confidence | null>`null`.as('confidence'),
          'exams.finished_at as at',
        ])
        .where('exams.workspace_id', '=', workspace)
        .where('exams.member_key', '=', member)
        .where('exams.state', '=', 'finished')
        .where('exam_items.seen', '=', 1)
        .$narrowType<{ at: number }>(),
    );
}
