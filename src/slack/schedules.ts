import type { ChannelId } from '../quiz/ids.ts';
import type { Schedule } from '../quiz/schedule.ts';
import { upcomingSlots } from '../quiz/slots.ts';
import { localDay } from '../quiz/window.ts';
import type { KeptSchedule } from '../store/schedule-row.ts';
import type { Context } from './context.ts';
import type { ScheduleNews } from './views/schedule-message.ts';

export type ChangedSchedule =
  | { kind: 'saved'; news: ScheduleNews }
  /** Somebody else changed it since `revision`; undefined when they turned it off. */
  | { kind: 'changed-meanwhile'; news: ScheduleNews | undefined };

/** Writes a schedule for a channel over the revision that it was made from; 0 for a new one. */
export async function changeSchedule(
  context: Context,
  channel: ChannelId,
  change: { schedule: Schedule; reminds: boolean; revision: number },
): Promise<ChangedSchedule> {
  const { deps, workspace, user, now } = context;
  const { schedule } = change;
  const lastPostedDay = await lastPosted(context, channel, schedule.timeZone);
  const [next] = upcomingSlots({ schedule, now, lastPostedDay }, 1);
  const kept = { workspace, channel, nextSlot: next?.at, ...change };
  const saved = await deps.store.saveSchedule(kept, user, now);
  if (saved.kind === 'changed-meanwhile') {
    return { kind: 'changed-meanwhile', news: saved.current && (await newsOf(context, saved.current)) };
  }
  // Boards are cut at the channel's midnight, and the schedule says where that is.
  await deps.store.setTimeZone(workspace, channel, schedule.timeZone);
  const current = await deps.store.findSchedule(workspace, channel);
  return { kind: 'saved', news: { kept: current ?? { ...kept, missedDays: [] }, now, lastPostedDay } };
}

export async function newsOf(context: Context, kept: KeptSchedule): Promise<ScheduleNews> {
  const lastPostedDay = await lastPosted(context, kept.channel, kept.schedule.timeZone);
  return { kept, now: context.now, lastPostedDay };
}

function lastPosted(context: Context, channel: ChannelId, timeZone: string): Promise<string | undefined> {
  return context.deps.store.findLastScheduledDay(context.workspace, channel, localDay(context.now, timeZone));
}
