import type { ChannelId, WorkspaceId } from '../quiz/ids.ts';
import type { Database } from './database.ts';
import { withoutWaitingForTheDisk } from './durability.ts';
import { overRows } from './given-rows.ts';
import type { Instant } from './prepared.ts';
import { type KeptSchedule, keptOf } from './schedule-row.ts';
import { together } from './together.ts';

/** How many missed days `schedule show` remembers. */
const MISSED_KEPT = 5;

interface Advance {
  workspace: WorkspaceId;
  channel: ChannelId;
  revision: number;
  slot: number | null;
  next: number | null;
  missed: string;
  now: number;
}

export type AdvanceQueries = ReturnType<typeof advanceQueries>;

export function advanceQueries(db: Database) {
  const advanceRows = advancing(db);
  const advance = together(
    async (advances: readonly Advance[]) => {
      // After a power cut the next tick finds that the day has its round, and moves on.
      await withoutWaitingForTheDisk(db, connection => advanceRows(advances, connection));
      return () => {};
    },
    { atMost: 50, keyOf: ({ workspace, channel }) => `${workspace} ${channel}` },
  );

  return {
    /** A slot was dealt with. Nothing happens when somebody else did, or changed the schedule meanwhile. */
    advanceSchedule(
      kept: KeptSchedule,
      to: { nextSlot: number | undefined; missedDays: readonly string[]; now: number },
    ): Promise<void> {
      return advance({
        workspace: kept.workspace,
        channel: kept.channel,
        revision: kept.revision,
        slot: kept.nextSlot ?? null,
        next: to.nextSlot ?? null,
        missed: missedWith(kept, to.missedDays),
        now: to.now,
      });
    },

    /** A day's question could not be posted after all, and `schedule show` says so. */
    async rememberMissedDay(workspace: WorkspaceId, channel: ChannelId, day: string): Promise<void> {
      const row = await db
        .selectFrom('schedules')
        .selectAll()
        .where('workspace_id', '=', workspace)
        .where('channel_id', '=', channel)
        .executeTakeFirst();
      if (!row) return;
      await db
        .updateTable('schedules')
        .set({ missed_days: missedWith(keptOf(row), [day]) })
        .where('workspace_id', '=', workspace)
        .where('channel_id', '=', channel)
        .execute();
    },

    /** Schedules whose next slot was written by a clock that was ahead of `now`. */
    async listSchedulesWrittenAfter(now: number, limit: number): Promise<KeptSchedule[]> {
      const rows = await writtenAfter(db, now)
        .selectAll()
        .orderBy('slot_written_at', 'desc')
        .limit(limit)
        .execute();
      return rows.map(keptOf);
    },
  };
}

export function writtenAfter(db: Database, instant: Instant) {
  return db.selectFrom('schedules').where('slot_written_at', '>', instant);
}

function missedWith(kept: KeptSchedule, days: readonly string[]): string {
  return JSON.stringify([...new Set([...kept.missedDays, ...days])].slice(-MISSED_KEPT));
}

function advancing(db: Database) {
  const kinds = {
    workspace: 'text',
    channel: 'text',
    revision: 'integer',
    slot: 'bigint',
    next: 'bigint',
    missed: 'text',
    now: 'bigint',
  } as const;
  return overRows<Advance>(
    db,
    kinds,
  )(rows =>
    db
      .with('given', () => rows)
      .updateTable('schedules')
      .from('given')
      .set(row => ({
        next_slot: row.ref('given.next'),
        missed_days: row.ref('given.missed'),
        slot_written_at: row.ref('given.now'),
        taken_until: null,
      }))
      .whereRef('schedules.workspace_id', '=', 'given.workspace')
      .whereRef('schedules.channel_id', '=', 'given.channel')
      .whereRef('schedules.revision', '=', 'given.revision')
      .whereRef('schedules.next_slot', 'is not distinct from', 'given.slot'),
  );
}
