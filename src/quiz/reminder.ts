import type { Schedule } from './schedule.ts';
import { nextSlots } from './slots.ts';
import { localDay, localTime } from './window.ts';

/** The times of day that a member may choose for their reminder: never after midnight or before seven. */
export const EARLIEST_REMINDER = '07:00';

/** How late a reminder still comes, when the app was away at its time. */
const AT_MOST_LATE_MS = 60 * 60_000;

/** Whether a local `HH:MM` is one at which a reminder may come. */
export function isReminderTime(time: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(time) && time >= EARLIEST_REMINDER;
}

/**
 * The local day, `YYYY-MM-DD`, whose reminder at the local time `reviewAt` is due now, epoch ms. Undefined when it is
 * too early or over an hour late, or when it is night in the zone by now, whatever was chosen.
 */
export function reminderDay(reviewAt: string, timeZone: string, now: number): string | undefined {
  if (!isReminderTime(reviewAt)) return undefined;
  const time = localTime(now, timeZone);
  // By far the most of all looks end here, which costs less than a calendar.
  if (time < reviewAt || time < EARLIEST_REMINDER) return undefined;
  const [slot] = nextSlots(daily(reviewAt, timeZone), now - AT_MOST_LATE_MS, 1);
  return slot && slot.at <= now && slot.day === localDay(now, timeZone) ? slot.day : undefined;
}

function daily(postAt: string, timeZone: string): Schedule {
  return {
    days: [1, 2, 3, 4, 5, 6, 7],
    postAt,
    timeZone,
    closeAt: undefined,
    paused: false,
    pausedUntil: undefined,
    skippedDays: [],
  };
}
