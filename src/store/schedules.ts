import { asChannelId, asWorkspaceId, type ChannelId, type UserId, type WorkspaceId } from '../quiz/ids.ts';
import type { Schedule, Weekday } from '../quiz/schedule.ts';
import type { Database } from './database.ts';
import type { Tables } from './tables.ts';

/** A channel's schedule as it is kept. */
export interface KeptSchedule {
  workspace: WorkspaceId;
  channel: ChannelId;
  schedule: Schedule;
  /** Says an hour before closing that there is still time. */
  reminds: boolean;
  /** Local dates whose question was due and could not be posted in time, the latest last. */
  missedDays: string[];
  /** Epoch ms; undefined while paused without an end. */
  nextSlot: number | undefined;
  /** Grows with every change by people. */
  revision: number;
  updatedBy: UserId;
}

export type Saved =
  | { kind: 'saved' }
  /** Somebody else changed it since it was read; undefined when they removed it. */
  | { kind: 'changed-meanwhile'; current: KeptSchedule | undefined };

/** How many missed days `schedule show` remembers. */
const MISSED_KEPT = 5;

export type ScheduleQueries = ReturnType<typeof scheduleQueries>;

export function scheduleQueries(db: Database) {
  async function findSchedule(workspace: WorkspaceId, channel: ChannelId): Promise<KeptSchedule | undefined> {
    const row = await db
      .selectFrom('schedules')
      .selectAll()
      .where('workspace_id', '=', workspace)
      .where('channel_id', '=', channel)
      .executeTakeFirst();
    return row && keptOf(row);
  }

  return {
    findSchedule,

    /** Writes a schedule over the revision that was read; 0 when there was none. */
    async saveSchedule(
      kept: Pick<KeptSchedule, 'workspace' | 'channel' | 'schedule' | 'reminds' | 'nextSlot' | 'revision'>,
      by: UserId,
      now: number,
    ): Promise<Saved> {
      const { schedule, revision } = kept;
      const values = {
        days: schedule.days.join(','),
        post_at: schedule.postAt,
        time_zone: schedule.timeZone,
        close_at: schedule.closeAt ?? null,
        paused: schedule.paused ? (1 as const) : (0 as const),
        paused_until: schedule.pausedUntil ?? null,
        skipped_days: JSON.stringify(schedule.skippedDays),
        reminds: kept.reminds ? (1 as const) : (0 as const),
        next_slot: kept.nextSlot ?? null,
        slot_written_at: now,
        taken_until: null,
        updated_by: by,
        updated_at: now,
      };
      const written =
        revision === 0
          ? await db
              .insertInto('schedules')
              .values({
                workspace_id: kept.workspace,
                channel_id: kept.channel,
                missed_days: '[]',
                revision: 1,
                ...values,
              })
              .onConflict(conflict => conflict.doNothing())
              .returning('revision')
              .executeTakeFirst()
          : await db
              .updateTable('schedules')
              .set({ ...values, revision: revision + 1 })
              .where('workspace_id', '=', kept.workspace)
              .where('channel_id', '=', kept.channel)
              .where('revision', '=', revision)
              .returning('revision')
              .executeTakeFirst();
      if (written) return { kind: 'saved' };
      return { kind: 'changed-meanwhile', current: await findSchedule(kept.workspace, kept.channel) };
    },

    /** Undefined when there was none. */
    async removeSchedule(workspace: WorkspaceId, channel: ChannelId): Promise<KeptSchedule | undefined> {
      const row = await db
        .deleteFrom('schedules')
        .where('workspace_id', '=', workspace)
        .where('channel_id', '=', channel)
        .returningAll()
        .executeTakeFirst();
      return row && keptOf(row);
    },

    /** Workspaces with schedules whose slot has come. */
    async listDueWorkspaces(now: number): Promise<WorkspaceId[]> {
      const rows = await db
        .selectFrom('schedules')
        .select('workspace_id')
        .distinct()
        .where('next_slot', '<=', now)
        .orderBy('workspace_id')
        .execute();
      return rows.map(row => asWorkspaceId(row.workspace_id));
    },

    /**
     * Takes schedules whose slot has come, in channels that can be posted to, the longest due first. Other
     * instances leave them alone until `until`, or until they are moved on or released: it spreads the work, and
     * nothing depends on it.
     */
    async takeDueSchedules(
      workspace: WorkspaceId,
      { now, until, limit }: { now: number; until: number; limit: number },
    ): Promise<KeptSchedule[]> {
      const rows = await db
        .updateTable('schedules')
        .set({ taken_until: until })
        .where('workspace_id', '=', workspace)
        .where('channel_id', 'in', select =>
          select
            .selectFrom('schedules as due')
            .innerJoin('channels', join =>
              join
                .onRef('channels.workspace_id', '=', 'due.workspace_id')
                .onRef('channels.channel_id', '=', 'due.channel_id'),
            )
            .select('due.channel_id')
            .where('due.workspace_id', '=', workspace)
            .where('due.next_slot', '<=', now)
            .where('channels.status', '=', 'active')
            .where(({ eb, or }) =>
              or([
                eb('due.taken_until', 'is', null),
                eb('due.taken_until', '<=', now),
                // Nobody takes for that long: it was written by a clock that ran ahead.
                eb('due.taken_until', '>', until + (until - now)),
              ]),
            )
            .orderBy('due.next_slot')
            .orderBy('due.channel_id')
            .limit(limit),
        )
        // Looked at again, since another instance may have taken it between the two.
        .where('next_slot', '<=', now)
        .where(({ eb, or }) =>
          or([
            eb('taken_until', 'is', null),
            eb('taken_until', '<=', now),
            eb('taken_until', '>', until + (until - now)),
          ]),
        )
        .returningAll()
        .execute();
      return rows.map(keptOf);
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

    /** A slot was dealt with. Nothing happens when somebody else did, or changed the schedule meanwhile. */
    async advanceSchedule(
      kept: KeptSchedule,
      to: { nextSlot: number | undefined; missedDays: readonly string[]; now: number },
    ): Promise<void> {
      const missed = [...new Set([...kept.missedDays, ...to.missedDays])].slice(-MISSED_KEPT);
      await db
        .updateTable('schedules')
        .set({
          next_slot: to.nextSlot ?? null,
          missed_days: JSON.stringify(missed),
          slot_written_at: to.now,
          taken_until: null,
        })
        .where('workspace_id', '=', kept.workspace)
        .where('channel_id', '=', kept.channel)
        .where('revision', '=', kept.revision)
        .where('next_slot', kept.nextSlot === undefined ? 'is' : '=', kept.nextSlot ?? null)
        .execute();
    },

    /** A day's question could not be posted after all, and `schedule show` says so. */
    async rememberMissedDay(workspace: WorkspaceId, channel: ChannelId, day: string): Promise<void> {
      const kept = await findSchedule(workspace, channel);
      if (!kept) return;
      const missed = [...new Set([...kept.missedDays, day])].slice(-MISSED_KEPT);
      await db
        .updateTable('schedules')
        .set({ missed_days: JSON.stringify(missed) })
        .where('workspace_id', '=', workspace)
        .where('channel_id', '=', channel)
        .execute();
    },

    /** Schedules whose next slot was written by a clock that was ahead of `now`. */
    async listSchedulesWrittenAfter(now: number, limit: number): Promise<KeptSchedule[]> {
      const rows = await db
        .selectFrom('schedules')
        .selectAll()
        .where('slot_written_at', '>', now)
        .orderBy('slot_written_at', 'desc')
        .limit(limit)
        .execute();
      return rows.map(keptOf);
    },

    /** The latest local day, up to `today`, on which the channel had its scheduled round. */
    async findLastScheduledDay(
      workspace: WorkspaceId,
      channel: ChannelId,
      today: string,
    ): Promise<string | undefined> {
      const row = await db
        .selectFrom('rounds')
        .select(select => select.fn.max('local_day').as('day'))
        .where('workspace_id', '=', workspace)
        .where('channel_id', '=', channel)
        .where('origin', '=', 'scheduled')
        .where('state', '!=', 'void')
        .where('local_day', '<=', today)
        .executeTakeFirst();
      return row?.day ?? undefined;
    },

    /** True for the first caller only, on whatever instance: something that must happen once may happen. */
    async takeTicket(job: string, slot: string, now: number): Promise<boolean> {
      const row = await db
        .insertInto('tickets')
        .values({ job, slot, taken_at: now })
        .onConflict(conflict => conflict.doNothing())
        .returning('job')
        .executeTakeFirst();
      return row !== undefined;
    },

    /** Forgets tickets and requests that are too old to come again. */
    async forgetOld(ticketsBefore: number, requestsBefore: number): Promise<void> {
      await db.deleteFrom('tickets').where('taken_at', '<', ticketsBefore).execute();
      await db.deleteFrom('seen_requests').where('seen_at', '<', requestsBefore).execute();
    },
  };
}

function keptOf(row: Tables['schedules']): KeptSchedule {
  return {
    workspace: asWorkspaceId(row.workspace_id),
    channel: asChannelId(row.channel_id),
    schedule: {
      days: row.days.split(',').map(day => Number(day) as Weekday),
      postAt: row.post_at,
      timeZone: row.time_zone,
      closeAt: row.close_at ?? undefined,
      paused: row.paused === 1,
      pausedUntil: row.paused_until ?? undefined,
      skippedDays: JSON.parse(row.skipped_days) as string[],
    },
    reminds: row.reminds === 1,
    missedDays: JSON.parse(row.missed_days) as string[],
    nextSlot: row.next_slot ?? undefined,
    revision: row.revision,
    updatedBy: row.updated_by as UserId,
  };
}
