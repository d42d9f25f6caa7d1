import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { isReminderTime, reminderDay } from '../../src/quiz/reminder.ts';
import { localDay, localTime } from '../../src/quiz/window.ts';

const MINUTE = 60_000;

function at(local: string, timeZone: string): number {
  return Temporal.PlainDateTime.from(local).toZonedDateTime(timeZone).epochMilliseconds;
}

describe('a time for the reminder', () => {
  test.each([
    ['07:00', true],
    ['12:30', true],
    ['23:59', true],
    ['06:59', false],
    ['00:00', false],
    ['24:00', false],
    ['9:00', false],
    ['', false],
  ])('%s: %s', (time, fine) => {
    expect(isReminderTime(time)).toBe(fine);
  });
});

describe('the reminder', () => {
  test.each([
    ['comes at its time', '09:00', '2026-11-26T09:00', '2026-11-26'],
    ['does not come a minute before', '09:00', '2026-11-26T08:59', undefined],
    ['comes late while the app was away', '09:00', '2026-11-26T09:59', '2026-11-26'],
    ['does not come an hour late', '09:00', '2026-11-26T10:00', undefined],
    ['does not come after midnight, however little late', '23:59', '2026-11-27T00:00', undefined],
    ['comes in the last minute of the day', '23:59', '2026-11-26T23:59', '2026-11-26'],
    ['never comes at a time of night that somehow was kept', '03:00', '2026-11-26T03:00', undefined],
    ['comes on the morning the clocks go forward', '07:00', '2026-03-29T07:00', '2026-03-29'],
    ['comes on the morning the clocks go back', '07:00', '2026-10-25T07:00', '2026-10-25'],
    ['does not come the hour before, when the clocks went forward', '07:00', '2026-03-29T06:00', undefined],
  ])('%s', (_what, reviewAt, now, day) => {
    expect(reminderDay(reviewAt, 'Europe/Berlin', at(now, 'Europe/Berlin'))).toBe(day);
  });

  test('is on the member’s own day, wherever that is', () => {
    const now = Date.parse('2026-11-26T20:00:00Z');
    expect(reminderDay('09:00', 'Pacific/Auckland', now)).toBe('2026-11-27');
    expect(reminderDay('10:00', 'Pacific/Honolulu', now)).toBe('2026-11-26');
  });

  test('comes at its time on every day, never after midnight or before seven, in any zone and season', () => {
    const zones = [
      'Europe/Berlin',
      'America/New_York',
      'Asia/Kolkata',
      'Australia/Lord_Howe',
      'Africa/Cairo',
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 7 * 60, max: 24 * 60 - 1 }),
        fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true }),
        fc.integer({ min: -26 * 60, max: 26 * 60 }),
        (timeZone, minutes, instant, offset) => {
          const reviewAt = new Temporal.PlainTime(Math.floor(minutes / 60), minutes % 60)
            .toString()
            .slice(0, 5);
          const day = instant.toISOString().slice(0, 10);
          const moment = at(`${day}T${reviewAt}`, timeZone);
          expect(reminderDay(reviewAt, timeZone, moment)).toBe(day);
          const other = moment + offset * MINUTE;
          if (reminderDay(reviewAt, timeZone, other) !== undefined) {
            expect(reminderDay(reviewAt, timeZone, other)).toBe(localDay(other, timeZone));
            expect(localTime(other, timeZone) >= '07:00').toBe(true);
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});
