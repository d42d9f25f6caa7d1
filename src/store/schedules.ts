import type { ChannelId, UserId, WorkspaceId } from '../quiz/ids.ts';
import type { Database } from './database.ts';
import { type KeptSchedule, keptOf } from './schedule-row.ts';

export type Saved =
  | { kind: 'saved' }
  /** Somebody else changed it since it was read; undefined when they removed it. */
  | { kind: 'changed-meanwhile'; current: KeptSchedule | undefined };

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
  };
}
