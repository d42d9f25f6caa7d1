import type { WorkspaceId } from '../quiz/ids.ts';
import type { Database } from './database.ts';

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

export type CallLimitQueries = ReturnType<typeof callLimitQueries>;

export function callLimitQueries(db: Database) {
  async function findLimit(workspace: WorkspaceId, method: string) {
    return db
      .selectFrom('call_limits')
      .select(['next_at', 'held_until'])
      .where('workspace_id', '=', workspace)
      .where('method', '=', method)
      .executeTakeFirst();
  }

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
      const counted = await db
        .insertInto('call_limits')
        .values({ workspace_id: workspace, method, next_at: now + share, held_until: 0 })
        .onConflict(conflict =>
          conflict
            .columns(['workspace_id', 'method'])
            .doUpdateSet(row => ({
              next_at: row
                .case()
                .when(
                  row.and([
                    row('call_limits.next_at', '>', now),
                    row('call_limits.next_at', '<=', now + LONGEST_MS),
                  ]),
                )
                .then(row('call_limits.next_at', '+', share))
                .else(row.cast<number>(row.val(now + share), 'bigint'))
                .end(),
            }))
            .where(row =>
              row.and([
                row.or([
                  row('call_limits.next_at', '<=', now + ahead),
                  row('call_limits.next_at', '>', now + LONGEST_MS),
                ]),
                row.or([
                  row('call_limits.held_until', '<=', now),
                  row('call_limits.held_until', '>', now + LONGEST_MS),
                ]),
              ]),
            ),
        )
        .returning('next_at')
        .executeTakeFirst();
      if (counted) return { kind: 'go' };
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
      await db
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
        .execute();
    },
  };
}
