import { sql } from 'kysely';
import type { WorkspaceId } from '../quiz/ids.ts';
import type { Database } from './database.ts';
import { withoutWaitingForTheDisk } from './durability.ts';
import { overRows } from './given-rows.ts';
import { type KeptSchedule, keptOf, SCHEDULE_COLUMNS } from './schedule-row.ts';
import { together } from './together.ts';

interface Taking {
  workspace: WorkspaceId;
  now: number;
  until: number;
  /** Nobody takes for that long: what ends later was written by a clock that ran ahead. */
  beyond: number;
  most: number;
}

export type TakeQueries = ReturnType<typeof takeQueries>;

export function takeQueries(db: Database) {
  const takeRows = taking(db);
  const take = together(
    async (takings: readonly Taking[]) => {
      // Lost in a power cut, they are taken again.
      const taken = await withoutWaitingForTheDisk(db, connection => takeRows(takings, connection));
      const rows = Map.groupBy(taken, row => row.workspace_id);
      return ({ workspace }: Taking) => (rows.get(workspace) ?? []).map(keptOf);
    },
    { atMost: 50, keyOf: ({ workspace }) => workspace },
  );

  return {
    /**
     * Takes schedules whose slot has come, in channels that can be posted to, the longest due first. Other
     * instances leave them alone until `until`, or until they are moved on or released: it spreads the work, and
     * nothing depends on it. Those of many workspaces at the same moment are taken by one statement.
     */
    takeDueSchedules(
      workspace: WorkspaceId,
      { now, until, limit }: { now: number; until: number; limit: number },
    ): Promise<KeptSchedule[]> {
      return take({ workspace, now, until, beyond: until + (until - now), most: limit });
    },

    /** A taken schedule goes back untouched. */
    async releaseSchedule(kept: KeptSchedule): Promise<void> {
      await db
        .updateTable('schedules')
        .set({ taken_until: null })
        .where('workspace_id', '=', kept.workspace)
        .where('channel_id', '=', kept.channel)
        .execute();
    },
  };
}

function taking(db: Database) {
  const kinds = {
    workspace: 'text',
    now: 'bigint',
    until: 'bigint',
    beyond: 'bigint',
    most: 'integer',
  } as const;
  return overRows<Taking>(
    db,
    kinds,
  )(rows =>
    db
      .with('given', () => rows)
      .with('due', query =>
        query
          .selectFrom('given')
          .innerJoin('schedules', join =>
            join
              .onRef('schedules.workspace_id', '=', 'given.workspace')
              .onRef('schedules.next_slot', '<=', 'given.now'),
          )
          .innerJoin('channels', join =>
            join
              .onRef('channels.workspace_id', '=', 'schedules.workspace_id')
              .onRef('channels.channel_id', '=', 'schedules.channel_id'),
          )
          .where('channels.status', '=', 'active')
          .where(isFree('given'))
          .select(({ fn }) => [
            'schedules.workspace_id',
            'schedules.channel_id',
            'given.now',
            'given.until',
            'given.beyond',
            'given.most',
            fn
              .agg<number>('row_number')
              .over(over =>
                over
                  .partitionBy('schedules.workspace_id')
                  .orderBy('schedules.next_slot')
                  .orderBy('schedules.channel_id'),
              )
              .as('place'),
          ]),
      )
      .updateTable('schedules')
      .from('due')
      .set(row => ({ taken_until: row.ref('due.until') }))
      .whereRef('schedules.workspace_id', '=', 'due.workspace_id')
      .whereRef('schedules.channel_id', '=', 'due.channel_id')
      .whereRef('due.place', '<=', 'due.most')
      // Looked at again, since another instance may have taken it between the two.
      .whereRef('schedules.next_slot', '<=', 'due.now')
      .where(isFree('due'))
      .returning(SCHEDULE_COLUMNS),
  );
}

function isFree(asked: 'given' | 'due') {
  const taken = sql.ref('schedules.taken_until');
  return sql<boolean>`(${taken} is null or ${taken} <= ${sql.ref(`${asked}.now`)} or ${taken} > ${sql.ref(`${asked}.beyond`)})`;
}
