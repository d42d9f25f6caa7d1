import { type Kysely, sql } from 'kysely';
import type { RoundId } from '../quiz/ids.ts';
import type { Database } from './database.ts';
import type { Instant } from './prepared.ts';
import type { Tables } from './tables.ts';

/**
 * By then every answer that was on its way when the round closed has landed, also from an instance whose clock is
 * behind: nothing is added to the round any more.
 */
export const FINAL_AFTER_MS = 10 * 60_000;

export type TotalQueries = ReturnType<typeof totalQueries>;

/**
 * Members' sums over the rounds of a channel that are marked as counted. They save adding up the same answers again
 * for every board and are never needed to be right: boards add the answers of all other rounds themselves.
 */
export function totalQueries(db: Database) {
  return {
    /** Adds rounds that are over for good to the sums, the longest closed first. Returns how many. */
    async countRounds(now: number, limit: number): Promise<number> {
      const due = await countable(db, now - FINAL_AFTER_MS)
        .select('id')
        .orderBy('closed_at')
        .limit(limit)
        .execute();
      for (const { id } of due) await db.transaction().execute(trx => countRound(trx, id, now));
      return due.length;
    },
  };
}

/** Rounds that closed up to then, and are in no sum yet. */
export function countable(db: Database, closedUntil: Instant) {
  return db
    .selectFrom('rounds')
    .where('state', '=', sql.lit('closed' as const))
    .where('counted_at', 'is', null)
    .where('closed_at', '<=', closedUntil);
}

/** Two instances may try: the one that marks the round adds it, in the same step. */
async function countRound(trx: Kysely<Tables>, id: string, now: number): Promise<void> {
  const round = await trx
    .updateTable('rounds')
    .set(({ selectFrom }) => {
      const answers = selectFrom('answers').where('round_id', '=', id);
      return {
        counted_at: now,
        answered: answers.select(select => select.fn.countAll<number>().as('sum')),
        correct: answers.select(({ fn, lit }) =>
          fn.coalesce(fn.sum<number>('answers.correct'), lit(0)).as('sum'),
        ),
      };
    })
    .where('id', '=', id)
    .where('state', '=', 'closed')
    .where('counted_at', 'is', null)
    .returning(['workspace_id', 'channel_id', 'opened_at'])
    .executeTakeFirst();
  if (!round) return;
  await trx
    .insertInto('totals')
    .columns(['workspace_id', 'channel_id', 'member_key', 'since', 'answered', 'correct', 'points'])
    .expression(select =>
      select
        .selectFrom('answers')
        .select(value => [
          value.val(round.workspace_id).as('workspace_id'),
          value.val(round.channel_id).as('channel_id'),
          'member_key',
          value.cast<number>(value.val(round.opened_at), 'bigint').as('since'),
          value.lit(1).as('answered'),
          'correct',
          'points',
        ])
        .where('round_id', '=', id)
        // In the same order everywhere, so that two rounds of a channel that are counted at once wait for each other.
        .orderBy('member_key'),
    )
    .onConflict(conflict =>
      conflict.columns(['workspace_id', 'channel_id', 'member_key']).doUpdateSet(row => ({
        since: sql<number>`case when ${row.ref('excluded.since')} < ${row.ref('totals.since')}
          then ${row.ref('excluded.since')} else ${row.ref('totals.since')} end`,
        answered: row('totals.answered', '+', row.ref('excluded.answered')),
        correct: row('totals.correct', '+', row.ref('excluded.correct')),
        points: row('totals.points', '+', row.ref('excluded.points')),
      })),
    )
    .execute();
}

/**
 * The round was withdrawn or graded again: if it was counted, its channel's sums are thrown away, and the job counts
 * again. To be called in the transaction that made the change, after it.
 */
export async function uncountRound(trx: Kysely<Tables>, id: RoundId): Promise<void> {
  const round = await trx
    .selectFrom('rounds')
    .select(['workspace_id', 'channel_id', 'counted_at'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!round || round.counted_at === null) return;
  await trx
    .deleteFrom('totals')
    .where('workspace_id', '=', round.workspace_id)
    .where('channel_id', '=', round.channel_id)
    .execute();
  await trx
    .updateTable('rounds')
    .set({ counted_at: null, answered: null, correct: null })
    .where('workspace_id', '=', round.workspace_id)
    .where('channel_id', '=', round.channel_id)
    .where('counted_at', 'is not', null)
    .execute();
}
