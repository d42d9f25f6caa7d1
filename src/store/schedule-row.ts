import { asChannelId, asWorkspaceId, type ChannelId, type UserId, type WorkspaceId } from '../quiz/ids.ts';
import type { Schedule, Weekday } from '../quiz/schedule.ts';
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

/** What `keptOf` needs, for where SQLite takes no `*`. */
export const SCHEDULE_COLUMNS = [
  'schedules.workspace_id',
  'schedules.channel_id',
  'schedules.days',
  'schedules.post_at',
  'schedules.time_zone',
  'schedules.close_at',
  'schedules.paused',
  'schedules.paused_until',
  'schedules.skipped_days',
  'schedules.reminds',
  'schedules.missed_days',
  'schedules.next_slot',
  'schedules.revision',
  'schedules.updated_by',
] as const;

type ScheduleColumn = (typeof SCHEDULE_COLUMNS)[number] extends `schedules.${infer Name}` ? Name : never;

export function keptOf(row: Pick<Tables['schedules'], ScheduleColumn>): KeptSchedule {
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
