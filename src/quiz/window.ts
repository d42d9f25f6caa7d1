import { Temporal } from 'temporal-polyfill';

export const WINDOWS = ['week', 'month', 'all'] as const;
export type Window = (typeof WINDOWS)[number];

/** Epoch milliseconds, from inclusive, until exclusive. */
export interface Span {
  from: number;
  until: number;
}

const ALWAYS: Span = { from: 0, until: Number.MAX_SAFE_INTEGER };

/** Whether nothing lies outside of the span. */
export function isAlways(span: Span): boolean {
  return span.from <= ALWAYS.from && span.until >= ALWAYS.until;
}

/** The week (from Monday) or month around `now` in the zone, from local midnight to local midnight. */
export function spanOf(window: Window, now: number, timeZone: string): Span {
  if (window === 'all') return ALWAYS;
  const today = localDate(now, timeZone);
  const first = window === 'week' ? today.subtract({ days: today.dayOfWeek - 1 }) : today.with({ day: 1 });
  const next = window === 'week' ? first.add({ days: 7 }) : first.add({ months: 1 });
  return { from: startOfDay(first, timeZone), until: startOfDay(next, timeZone) };
}

/** The local date of an instant, `YYYY-MM-DD`. */
export function localDay(now: number, timeZone: string): string {
  return localDate(now, timeZone).toString();
}

/** The local time of day of an instant, `HH:MM`. */
export function localTime(now: number, timeZone: string): string {
  return zoned(now, timeZone).toPlainTime().toString({ smallestUnit: 'minute' });
}

/** When the local day of an instant ends, epoch milliseconds. */
export function endOfDay(now: number, timeZone: string): number {
  return startOfDay(localDate(now, timeZone).add({ days: 1 }), timeZone);
}

/** The Mondays of the last `count` weeks in the zone, oldest first, with the moment that each begins, epoch ms. */
export function weekStarts(now: number, timeZone: string, count: number): { from: string; at: number }[] {
  const today = localDate(now, timeZone);
  const monday = today.subtract({ days: today.dayOfWeek - 1 });
  return Array.from({ length: count }, (_, index) => {
    const from = monday.subtract({ weeks: count - 1 - index });
    return { from: from.toString(), at: startOfDay(from, timeZone) };
  });
}

function localDate(now: number, timeZone: string): Temporal.PlainDate {
  return zoned(now, timeZone).toPlainDate();
}

function zoned(now: number, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone);
}

/** Where a zone skips midnight, the day starts at the first moment that exists. */
function startOfDay(date: Temporal.PlainDate, timeZone: string): number {
  return date.toZonedDateTime(timeZone).epochMilliseconds;
}
