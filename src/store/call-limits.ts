import type { WorkspaceId } from '../quiz/ids.ts';
import type { Database } from './database.ts';
import { withoutWaitingForTheDisk } from './durability.ts';
import { overRows } from './given-rows.ts';
import { together } from './together.ts';

/** How much of one method Slack allows in one workspace. */
export interface Allowance {
  perMinute: number;
  /** How many calls may follow each other at once after a quiet time. */
  burst: number;
}

export type Counted =
  | { kind: 'go' }
  /** Not yet: ask again at this instant, epoch ms. */
  | { kind: 'wait'; until: number };

/** No instance waits longer than this for Slack; what ends later was written by a clock that ran ahead. */
const LONGEST_MS = 60 * 60_000;

interface Asked {
  workspace: WorkspaceId;
  method: string;
  now: number;
  /** A minute's share of the allowance. */
  share: number;
  /** How far ahead a burst may get. */
  ahead: number;
}

export type CallLimitQueries = ReturnType<typeof callLimitQueries>;

/** After a power cut nothing is known of what Slack allowed: then Slack says itself when it is too much. */
export function callLimitQueries(db: Database) {
  async function findLimit(workspace: WorkspaceId, method: string) {
    return db
      .selectFrom('call_limits')
      .select(['next_at', 'held_until'])
      .where('workspace_id', '=', workspace)
      .where('method', '=', method)
      .executeTakeFirst();
  }

  const { moveOn, begin } = countingOn(db);

  async function countTogether(asked: readonly Asked[]): Promise<(call: Asked) => boolean> {
    const gone = await withoutWaitingForTheDisk(db, async connection => {
      const known = new Set((await moveOn(asked, connection)).map(keyOf));
      const others = asked.filter(call => !known.has(keyOf(call)));
      return new Set([...known, ...(await begin(others, connection)).map(keyOf)]);
    });
    return call => gone.has(keyOf(call));
  }
  const count = together(countTogether, { atMost: 50, keyOf });

  return {
    /**
     * Counts one call of a method if the allowance has room for it now, for all instances together. One row per
     * workspace and method holds the instant at which the allowance is full again (the generic cell rate algorithm,
     * ITU-T I.371): a call moves it on by a minute's share, and is too early while it lies further ahead than the burst.
     */
    async countCall(
      workspace: WorkspaceId,
      method: string,
      { perMinute, burst }: Allowance,
      now: number,
    ): Promise<Counted> {
      const share = Math.ceil(60_000 / perMinute);
      const ahead = (burst - 1) * share;
      if (await count({ workspace, method, now, share, ahead })) return { kind: 'go' };
      const limit = await findLimit(workspace, method);
      return { kind: 'wait', until: Math.max(limit?.held_until ?? 0, (limit?.next_at ?? 0) - ahead) };
    },

    /** Until when Slack wants no call of this method, as any instance was told; in the past when it does not mind. */
    async findHold(workspace: WorkspaceId, method: string, now: number): Promise<number> {
      const until = (await findLimit(workspace, method))?.held_until ?? 0;
      return until > now + LONGEST_MS ? 0 : until;
    },

    /** Slack said to make no call of this method for a while: no instance does. */
    async holdCalls(workspace: WorkspaceId, method: string, until: number): Promise<void> {
      await withoutWaitingForTheDisk(db, connection =>
        connection
          .insertInto('call_limits')
          .values({ workspace_id: workspace, method, next_at: 0, held_until: until })
          .onConflict(conflict =>
            conflict
              .columns(['workspace_id', 'method'])
              .doUpdateSet({ held_until: until })
              .where(row =>
                row.or([
                  row('call_limits.held_until', '<', until),
                  row('call_limits.held_until', '>', until + LONGEST_MS),
                ]),
              ),
          )
          .execute(),
      );
    },
  };
}

function keyOf({ workspace, method }: { workspace: string; method: string }): string {
  return `${workspace} ${method}`;
}

function countingOn(db: Database) {
  const over = overRows<Asked>(db, {
    workspace: 'text',
    method: 'text',
    now: 'bigint',
    share: 'bigint',
    ahead: 'bigint',
  });
  return {
    /** Those that have room, and were called before. */
    moveOn: over(rows =>
      db
        .with('given', () => rows)
        .updateTable('call_limits')
        .from('given')
        .set(row => ({
          next_at: row
            .case()
            .when(
              row.and([
                row('call_limits.next_at', '>', row.ref('given.now')),
                row('call_limits.next_at', '<=', row('given.now', '+', LONGEST_MS)),
              ]),
            )
            .then(row('call_limits.next_at', '+', row.ref('given.share')))
            .else(row('given.now', '+', row.ref('given.share')))
            .end(),
        }))
        .whereRef('call_limits.workspace_id', '=', 'given.workspace')
        .whereRef('call_limits.method', '=', 'given.method')
        .where(row =>
          row.and([
            row.or([
              row('call_limits.next_at', '<=', row('given.now', '+', row.ref('given.ahead'))),
              row('call_limits.next_at', '>', row('given.now', '+', LONGEST_MS)),
            ]),
            row.or([
              row('call_limits.held_until', '<=', row.ref('given.now')),
              row('call_limits.held_until', '>', row('given.now', '+', LONGEST_MS)),
            ]),
          ]),
        )
        .returning(['call_limits.workspace_id as workspace', 'call_limits.method as method']),
    ),

    /** Those that were never called before. */
    begin: over(rows =>
      db
        .with('given', () => rows)
        .insertInto('call_limits')
        .columns(['workspace_id', 'method', 'next_at', 'held_until'])
        .expression(select =>
          select
            .selectFrom('given')
            .select(row => [
              'given.workspace',
              'given.method',
              row('given.now', '+', row.ref('given.share')).as('next_at'),
              row.lit(0).as('held_until'),
            ])
            // SQLite takes what follows for a part of the selection otherwise.
            .where(row => row.lit(true)),
        )
        .onConflict(conflict => conflict.doNothing())
        .returning(['workspace_id as workspace', 'method']),
    ),
  };
}
