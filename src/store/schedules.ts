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

    /** Schedules of channels that can be posted to and whose slot has come, the longest due first. */
    async listDueSchedules(now: number, limit: number): Promise<KeptSchedule[]> {
      const rows = await db
        .selectFrom('schedules')
        .innerJoin('channels', join =>
          join
            .onRef('channels.workspace_id', '=', 'schedules.workspace_id')
            .onRef('channels.channel_id', '=', 'schedules.channel_id'),
        )
        .selectAll('schedules')
        .where('next_slot', '<=', now)
        .where('channels.status', '=', 'active')
        .orderBy('next_slot')
        .orderBy('schedules.workspace_id')
        .orderBy('schedules.channel_id')
        .limit(limit)
        .execute();
      return rows.map(keptOf);
    },

    /** A slot was dealt with. Nothing happens when somebody else did, or changed the schedule meanwhile. */
    async advanceSchedule(
      kept: KeptSchedule,
      nextSlot: number | undefined,
      missedDays: readonly string[],
    ): Promise<void> {
      await db
        .updateTable('schedules')
        .set({
          next_slot: nextSlot ?? null,
          missed_days: JSON.stringify([...new Set([...kept.missedDays, ...missedDays])].slice(-MISSED_KEPT)),
        })
        .where('workspace_id', '=', kept.workspace)
        .where('channel_id', '=', kept.channel)
        .where('revision', '=', kept.revision)
        .where('next_slot', kept.nextSlot === undefined ? 'is' : '=', kept.nextSlot ?? null)
        .execute();
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
