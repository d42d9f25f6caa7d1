import { sql } from 'kysely';
import type { RoundId, WorkspaceId } from '../quiz/ids.ts';
import { isAbandoned } from './abandoned.ts';
import type { Database } from './database.ts';
import type { Instant } from './prepared.ts';
import { type Round, roundOf } from './round-row.ts';

const OPEN = sql.lit('open' as const);

export type RoundWorkQueries = ReturnType<typeof roundWorkQueries>;

/** Rounds that wait for one of the jobs. States are literal, since SQLite looks into a partial index only then. */
export function roundWorkQueries(db: Database) {
  return {
    /** Rounds that somebody left behind, of one workspace or all: claimed, or closed without a result shown. */
    async listUnfinished(now: number, limit: number, workspace?: WorkspaceId): Promise<Round[]> {
      const rows = await db
        .selectFrom('rounds')
        .selectAll()
        .where(isAbandoned(now))
        .$if(workspace !== undefined, query => query.where('workspace_id', '=', workspace ?? ''))
        .orderBy('claimed_at')
        .limit(limit)
        .execute();
      return rows.map(roundOf);
    },

    /** A workspace's open rounds whose closing time has come, the longest due first. */
    async listDueClosings(workspace: WorkspaceId, now: number, limit: number): Promise<Round[]> {
      const rows = await closing(db, now)
        .selectAll()
        .where('workspace_id', '=', workspace)
        .orderBy('closes_at')
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map(roundOf);
    },

    /** Rounds of which there may be a second message, and whose time to look has come. */
    async listRechecks(workspace: WorkspaceId, now: number, limit: number): Promise<Round[]> {
      const rows = await rechecked(db, now)
        .selectAll()
        .where('workspace_id', '=', workspace)
        .orderBy('recheck_at')
        .limit(limit)
        .execute();
      return rows.map(roundOf);
    },

    /** There may be a second message: it is looked for in the next minute. */
    async requestRecheck(id: RoundId, now: number): Promise<void> {
      await db
        .updateTable('rounds')
        .set({ recheck_at: now })
        .where('id', '=', id)
        .where(({ or, eb }) => or([eb('recheck_at', 'is', null), eb('recheck_at', '>', now)]))
        .execute();
    },

    /** Undefined: it is certain now. */
    async planRecheck(id: RoundId, at: number | undefined): Promise<void> {
      await db
        .updateTable('rounds')
        .set({ recheck_at: at ?? null })
        .where('id', '=', id)
        .execute();
    },

    /** Open rounds that close after `now` and until `until`, of channels that want a reminder and had none. */
    async listRemindable(
      workspace: WorkspaceId,
      now: number,
      { until, limit }: { until: number; limit: number },
    ): Promise<Round[]> {
      const rows = await remindable(db, now, until)
        .selectAll('rounds')
        .where('rounds.workspace_id', '=', workspace)
        .orderBy('rounds.closes_at')
        .orderBy('rounds.id')
        .limit(limit)
        .execute();
      return rows.map(roundOf);
    },
  };
}

export function closing(db: Database, now: Instant) {
  return db.selectFrom('rounds').where('state', '=', OPEN).where('closes_at', '<=', now);
}

export function rechecked(db: Database, now: Instant) {
  return db
    .selectFrom('rounds')
    .where('recheck_at', '<=', now)
    .where('state', '!=', sql.lit('claimed' as const));
}

export function remindable(db: Database, now: Instant, until: Instant) {
  return db
    .selectFrom('rounds')
    .innerJoin('schedules', join =>
      join
        .onRef('schedules.workspace_id', '=', 'rounds.workspace_id')
        .onRef('schedules.channel_id', '=', 'rounds.channel_id'),
    )
    .where('rounds.state', '=', OPEN)
    .where('rounds.closes_at', '>', now)
    .where('rounds.closes_at', '<=', until)
    .where('schedules.reminds', '=', 1)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('tickets').select('slot').where('job', '=', 'remind').whereRef('slot', '=', 'rounds.id'),
        ),
      ),
    );
}
