import { sql } from 'kysely';
import { asWorkspaceId, type RoundId, type WorkspaceId } from '../quiz/ids.ts';
import { isAbandoned } from './abandoned.ts';
import type { Database } from './database.ts';
import { type Round, roundOf } from './round-row.ts';

const OPEN = sql.lit('open' as const);

export type RoundWorkQueries = ReturnType<typeof roundWorkQueries>;

/** Rounds that wait for one of the jobs. States are literal, since SQLite looks into a partial index only then. */
export function roundWorkQueries(db: Database) {
  const remindable = (now: number, until: number) =>
    db
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
            selectFrom('tickets')
              .select('slot')
              .where('job', '=', 'remind')
              .whereRef('slot', '=', 'rounds.id'),
          ),
        ),
      );

  return {
    /** Workspaces with rounds that somebody left behind. */
    async listUnfinishedWorkspaces(now: number): Promise<WorkspaceId[]> {
      const rows = await db
        .selectFrom('rounds')
        .select('workspace_id')
        .distinct()
        .where(isAbandoned(now))
        .orderBy('workspace_id')
        .execute();
      return rows.map(row => asWorkspaceId(row.workspace_id));
    },

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

    /** Workspaces with open rounds whose closing time has come. */
    async listClosingWorkspaces(now: number): Promise<WorkspaceId[]> {
      // Told apart here: a distinct list would be read in the order of all open rounds.
      const rows = await db
        .selectFrom('rounds')
        .select('workspace_id')
        .where('state', '=', OPEN)
        .where('closes_at', '<=', now)
        .execute();
      return [...new Set(rows.map(row => asWorkspaceId(row.workspace_id)))];
    },

    /** A workspace's open rounds whose closing time has come, the longest due first. */
    async listDueClosings(workspace: WorkspaceId, now: number, limit: number): Promise<Round[]> {
      const rows = await db
        .selectFrom('rounds')
        .selectAll()
        .where('state', '=', OPEN)
        .where('closes_at', '<=', now)
        .where('workspace_id', '=', workspace)
        .orderBy('closes_at')
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map(roundOf);
    },

    /** Workspaces with rounds that `listRechecks` lists. */
    async listRecheckWorkspaces(now: number): Promise<WorkspaceId[]> {
      const rows = await db
        .selectFrom('rounds')
        .select('workspace_id')
        .distinct()
        .where('recheck_at', '<=', now)
        .where('state', '!=', 'claimed')
        .execute();
      return rows.map(row => asWorkspaceId(row.workspace_id));
    },

    /** Rounds of which there may be a second message, and whose time to look has come. */
    async listRechecks(workspace: WorkspaceId, now: number, limit: number): Promise<Round[]> {
      const rows = await db
        .selectFrom('rounds')
        .selectAll()
        .where('workspace_id', '=', workspace)
        .where('recheck_at', '<=', now)
        .where('state', '!=', 'claimed')
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

    /** Workspaces with rounds that `listRemindable` lists. */
    async listRemindableWorkspaces(now: number, until: number): Promise<WorkspaceId[]> {
      const rows = await remindable(now, until).select('rounds.workspace_id').distinct().execute();
      return rows.map(row => asWorkspaceId(row.workspace_id));
    },

    /** Open rounds that close after `now` and until `until`, of channels that want a reminder and had none. */
    async listRemindable(
      workspace: WorkspaceId,
      now: number,
      { until, limit }: { until: number; limit: number },
    ): Promise<Round[]> {
      const rows = await remindable(now, until)
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
