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
     * and in finished exams. What was looked at in an exam and left open was missed. Answers of the last minutes that
     * made no card may come again.
     */
    async listNewRecalls(owner: AttemptOwner): Promise<Recall[]> {
      const member = await db
        .selectFrom('members')
        .select('recalled_until')
        .where('member_key', '=', owner.member)
        .executeTakeFirst();
      const since = (member?.recalled_until ?? 0) - LATE_MS;
      const rows = await db
        .with('recalls', () => recallsOf(db, owner, { since }))
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
      return rows.map(recallOf);
    },

    /** All of the member's answers to one question, oldest first. */
    async listRecallsOf(owner: AttemptOwner, questionId: string): Promise<Recall[]> {
      const rows = await db
        .with('recalls', () => recallsOf(db, owner, { since: -1, questionId }))
        .selectFrom('recalls')
        .selectAll()
        .orderBy('at')
        .execute();
      return rows.map(recallOf);
    },

    /** The member's cards of these questions. */
    async listCards(
      { workspace, member }: AttemptOwner,
      questionIds: readonly string[],
    ): Promise<ReviewCard[]> {
      const rows = await db
        .selectFrom('cards')
        .select(['question_id', 'state', 'due_at', 'updated_at'])
        .where('workspace_id', '=', workspace)
        .where('member_key', '=', member)
        .where('question_id', 'in', [...questionIds])
        .orderBy('question_id')
        .execute();
      return rows.map(row => ({
        ...(JSON.parse(row.state) as CardState),
        questionId: row.question_id,
        dueAt: row.due_at,
        answeredAt: row.updated_at,
      }));
    },

    /** When each of the member's cards is due. */
    async listDueTimes({
      workspace,
      member,
    }: AttemptOwner): Promise<Pick<ReviewCard, 'questionId' | 'dueAt'>[]> {
      return db
        .selectFrom('cards')
        .select(['question_id as questionId', 'due_at as dueAt'])
        .where('workspace_id', '=', workspace)
        .where('member_key', '=', member)
        .execute();
    },

    /**
     * Keeps the cards, and that answers up to `until` are in them, as far as that is news. Of two who save the same
     * card, the one who knows the later answer wins.
     */
    async saveCards(owner: AttemptOwner, cards: readonly ReviewCard[], until: number): Promise<void> {
      await db.transaction().execute(async trx => {
        if (cards.length > 0) {
          await trx
            .insertInto('cards')
            .values(cards.map(card => rowOf(owner, card)))
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
        }
        await trx
          .updateTable('members')
          .set({ recalled_until: until })
          .where('member_key', '=', owner.member)
          .where('recalled_until', '<', until)
          .execute();
      });
    },

    /** Puts this card, or none, in the place of the question's. */
    async replaceCard(owner: AttemptOwner, questionId: string, card: ReviewCard | undefined): Promise<void> {
      await db.transaction().execute(async trx => {
        await trx
          .deleteFrom('cards')
          .where('workspace_id', '=', owner.workspace)
          .where('member_key', '=', owner.member)
          .where('question_id', '=', questionId)
          .execute();
        if (!card) return;
        await trx
          .insertInto('cards')
          .values(rowOf(owner, card))
          .onConflict(conflict => conflict.doNothing())
          .execute();
      });
    },
  };
}

/** How much later than others an answer may be written that was given before them. */
const LATE_MS = 10 * 60_000;

/** What a card holds beside its columns. */
type CardState = Omit<ReviewCard, 'questionId' | 'dueAt' | 'answeredAt'>;

function rowOf({ workspace, member }: AttemptOwner, { questionId, dueAt, answeredAt, ...state }: ReviewCard) {
  return {
    workspace_id: workspace,
    member_key: member,
    question_id: questionId,
    state: JSON.stringify(state satisfies CardState),
    due_at: dueAt,
    updated_at: answeredAt,
  };
}

function recallOf(row: {
  question_id: string;
  correct: 0 | 1 | null;
  confidence: Confidence | null;
  at: number;
}): Recall {
  return {
    questionId: row.question_id,
    correct: row.correct === 1,
    confidence: row.confidence ?? undefined,
    at: row.at,
  };
}

/** Answers given after `since`, epoch ms, to all questions or to one. */
function recallsOf(
  db: Database,
  { workspace, member }: AttemptOwner,
  which: { since: number; questionId?: string },
) {
  const { since, questionId } = which;
  return db
    .selectFrom('attempts')
    .select(['attempts.question_id', 'attempts.correct', 'attempts.confidence', 'attempts.answered_at as at'])
    .where('attempts.workspace_id', '=', workspace)
    .where('attempts.member_key', '=', member)
    .where('attempts.answered_at', '>', since)
    .$if(questionId !== undefined, query => query.where('attempts.question_id', '=', questionId ?? ''))
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
        .where('answers.answered_at', '>', since)
        .where('rounds.state', 'in', ['open', 'closed'])
        .$if(questionId !== undefined, query => query.where('rounds.question_id', '=', questionId ?? '')),
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
        .where('exams.finished_at', '>', since)
        .where('exam_items.seen', '=', 1)
        .$if(questionId !== undefined, query => query.where('exam_items.question_id', '=', questionId ?? ''))
        .$narrowType<{ at: number }>(),
    );
}
