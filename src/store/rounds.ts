import { sql } from 'kysely';
import type { ChannelId, RoundId, WorkspaceId } from '../quiz/ids.ts';
import { isAbandoned, isLeasedBeyond } from './abandoned.ts';
import type { Database } from './database.ts';
import { type Placed, prepared } from './prepared.ts';
import { type Round, roundOf } from './round-row.ts';
import { uncountRound } from './totals.ts';

export type RoundQueries = ReturnType<typeof roundQueries>;

export function roundQueries(db: Database) {
  const roundById = prepared(db, (value: Placed<{ id: string }>) =>
    db.selectFrom('rounds').selectAll().where('id', '=', value('id')),
  );
  return {
    /** The claim goes on, for who holds it: `held` is the lease it had. Undefined when somebody else took it over. */
    async extendLease(id: RoundId, held: number, leaseUntil: number): Promise<Round | undefined> {
      const row = await db
        .updateTable('rounds')
        .set({ lease_until: leaseUntil })
        .where('id', '=', id)
        .where('state', '=', 'claimed')
        .where('lease_until', '=', held)
        .returningAll()
        .executeTakeFirst();
      return row && roundOf(row);
    },

    /**
     * Takes over an unfinished round that nobody holds (any more). Undefined when somebody else was quicker. How
     * often a claimed one was posted is not certain from now on, so it is looked for again later.
     */
    async renewLease(id: RoundId, now: number, leaseUntil: number): Promise<Round | undefined> {
      const row = await db
        .updateTable('rounds')
        .set(row => ({
          lease_until: leaseUntil,
          recheck_at: row
            .case()
            .when('state', '=', 'claimed')
            .then(row.cast<number | null>(row.val(leaseUntil), 'bigint'))
            .else(row.ref('recheck_at'))
            .end(),
        }))
        .where('id', '=', id)
        .where(isAbandoned(now))
        .returningAll()
        .executeTakeFirst();
      return row && roundOf(row);
    },

    /**
     * Leases last `longest` at most, so one that ends later was written by a clock that ran ahead. It gets that
     * long from now on: whoever wrote it may be posting still.
     */
    async shortenLeases(now: number, longest: number): Promise<void> {
      await db
        .updateTable('rounds')
        .set({ lease_until: now + longest })
        .where(isLeasedBeyond(now + 2 * longest))
        .execute();
    },

    /** Until `settleUntil` its result is the caller's business. Undefined when it was not open. */
    async closeRound(id: RoundId, now: number, settleUntil?: number): Promise<Round | undefined> {
      const row = await db
        .updateTable('rounds')
        .set({ state: 'closed', closed_at: now, lease_until: settleUntil ?? null })
        .where('id', '=', id)
        .where('state', '=', 'open')
        .returningAll()
        .executeTakeFirst();
      return row && roundOf(row);
    },

    /** The round's message shows what there is to show; nobody needs to look at it again. */
    async settleRound(id: RoundId, now: number): Promise<void> {
      await db
        .updateTable('rounds')
        .set({ settled_at: now, lease_until: null })
        .where('id', '=', id)
        .execute();
    },

    /** The result could not be shown: whoever comes next may try. */
    async releaseClosed(id: RoundId): Promise<void> {
      await db
        .updateTable('rounds')
        .set({ lease_until: null })
        .where('id', '=', id)
        .where('state', '=', 'closed')
        .execute();
    },

    /** The claimed round will not be posted. It counts nowhere, and its question and its day are free again. */
    async giveUpClaim(id: RoundId, now: number): Promise<void> {
      await db
        .updateTable('rounds')
        .set({ state: 'void', lease_until: null, closed_at: now, settled_at: now })
        .where('id', '=', id)
        .where('state', '=', 'claimed')
        .execute();
    },

    /** Takes a round out of every count, whatever its state. */
    async voidRound(id: RoundId, now: number): Promise<void> {
      await db.transaction().execute(async trx => {
        await trx
          .updateTable('rounds')
          .set({ state: 'void', lease_until: null, closed_at: now, settled_at: now })
          .where('id', '=', id)
          .execute();
        await uncountRound(trx, id);
      });
    },

    async findRound(id: RoundId): Promise<Round | undefined> {
      const [row] = await roundById({ id });
      return row && roundOf(row);
    },

    async findOpenRound(workspace: WorkspaceId, channel: ChannelId): Promise<Round | undefined> {
      const row = await db
        .selectFrom('rounds')
        .selectAll()
        .where('workspace_id', '=', workspace)
        .where('channel_id', '=', channel)
        // Literal, since SQLite looks into a partial index only then.
        .where('state', '=', sql.lit('open' as const))
        .executeTakeFirst();
      return row && roundOf(row);
    },

    /** The round that a request asked for, whatever became of it. */
    async findRequestedRound(workspace: WorkspaceId, request: string): Promise<Round | undefined> {
      const row = await db
        .selectFrom('rounds')
        .selectAll()
        .where('workspace_id', '=', workspace)
        .where('request', '=', request)
        .executeTakeFirst();
      return row && roundOf(row);
    },
  };
}
