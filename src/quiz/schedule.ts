import { Temporal } from 'temporal-polyfill';

/** When a channel gets its questions. All days and times of day are local to `timeZone`. */
export interface Schedule {
  /** Sorted, without repeats, at least one. */
  days: Weekday[];
  /** `HH:MM` from 00:00 to 23:59. */
  postAt: string;
  /** IANA name. */
  timeZone: string;
  /** `HH:MM` of the same day, later than `postAt`. Undefined: a round stays open until the next one. */
  closeAt: string | undefined;
  paused: boolean;
  /** `YYYY-MM-DD` of the first day that posts again; counts while `paused` only. Undefined: until resumed. */
  pausedUntil: string | undefined;
  /** `YYYY-MM-DD` of days without a round. */
  skippedDays: string[];
}

/** ISO 8601: Monday is 1, Sunday is 7. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export const WEEKDAYS: readonly { number: Weekday; name: string }[] = [
  { number: 1, name: 'Monday' },
  { number: 2, name: 'Tuesday' },
  { number: 3, name: 'Wednesday' },
  { number: 4, name: 'Thursday' },
  { number: 5, name: 'Friday' },
  { number: 6, name: 'Saturday' },
  { number: 7, name: 'Sunday' },
];

export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** Minutes since midnight of an `HH:MM`. */
export function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/**
 * The rhythm in words that `parseSchedule` reads back: "Monday to Friday at 09:00, closes at 17:00, Europe/Berlin".
 * With the local date of today it also says what stands in its way from today on: a pause, skipped days.
 */
export function describeSchedule(schedule: Schedule, today?: string): string {
  const closing = schedule.closeAt === undefined ? [] : [`closes at ${schedule.closeAt}`];
  const rhythm = [`${describeDays(schedule.days)} at ${schedule.postAt}`, ...closing, schedule.timeZone];
  return [...rhythm, ...(today === undefined ? [] : exceptionsFrom(schedule, today))].join(', ');
}

/** "Thursday 24 December 2026" for `2026-12-24`. */
export function describeDay(day: string): string {
  const date = Temporal.PlainDate.from(day);
  return `${weekdayName(date.dayOfWeek)} ${date.day} ${MONTHS[date.month - 1]} ${date.year}`;
}

/** A holiday list may be long; the nearest days are the ones that matter. */
const SKIPPED_SHOWN = 3;

function exceptionsFrom(schedule: Schedule, today: string): string[] {
  const { paused, pausedUntil } = schedule;
  if (paused && pausedUntil === undefined) return ['paused'];
  const pause =
    paused && pausedUntil && pausedUntil > today ? [`paused until ${describeDay(pausedUntil)}`] : [];
  const skipped = schedule.skippedDays.filter(day => day >= today).toSorted();
  if (skipped.length === 0) return pause;
  const shown = skipped.slice(0, SKIPPED_SHOWN).map(describeDay);
  const more = skipped.length - shown.length;
  return [...pause, `not on ${listed(more > 0 ? [...shown, `${more} more`] : shown)}`];
}

function describeDays(days: readonly Weekday[]): string {
  if (days.length === WEEKDAYS.length) return 'Every day';
  return listed(runsOf(days).flatMap(describeRun));
}

/** Days that follow each other without a break, together. */
function runsOf(days: readonly Weekday[]): Weekday[][] {
  const runs: Weekday[][] = [];
  for (const day of days) {
    const run = runs.at(-1);
    if (run?.at(-1) === day - 1) run?.push(day);
    else runs.push([day]);
  }
  return runs;
}

function describeRun(run: readonly Weekday[]): string[] {
  const names = run.map(weekdayName);
  return names.length > 2 ? [`${names[0]} to ${names.at(-1)}`] : names;
}

function weekdayName(number: number): string {
  return WEEKDAYS.find(weekday => weekday.number === number)?.name ?? '';
}

/** "a", "a and b", "a, b and c". */
function listed(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
