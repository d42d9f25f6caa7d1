import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import type { Schedule, Weekday } from '../../src/quiz/schedule.ts';
import { dueSlots, nextSlot, nextSlots, type Slot, upcomingSlots } from '../../src/quiz/slots.ts';
import { localDay } from '../../src/quiz/window.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const at = (text: string): number => Date.parse(text);
const everyDay: Weekday[] = [1, 2, 3, 4, 5, 6, 7];

function schedule(changes: Partial<Schedule>): Schedule {
  return {
    days: [1, 2, 3, 4, 5],
    postAt: '09:00',
    timeZone: 'Europe/Berlin',
    closeAt: undefined,
    paused: false,
    pausedUntil: undefined,
    skippedDays: [],
    ...changes,
  };
}

describe('slots', () => {
  test.each([
    ['on a Friday', '2026-11-27T08:00:00Z', '2026-11-30T08:00:00Z', {}],
    ['a second before', '2026-11-27T07:59:59Z', '2026-11-27T08:00:00Z', {}],
    ['after the clocks went forward', '2026-03-28T12:00:00Z', '2026-03-30T07:00:00Z', {}],
    ['after the clocks went back', '2026-10-24T12:00:00Z', '2026-10-26T08:00:00Z', {}],
    [
      'in the spring gap of New York',
      '2026-03-07T12:00:00Z',
      '2026-03-08T07:30:00Z',
      { timeZone: 'America/New_York', postAt: '02:30', days: everyDay },
    ],
    [
      'in the repeated hour of New York, the first one',
      '2026-10-31T12:00:00Z',
      '2026-11-01T05:30:00Z',
      { timeZone: 'America/New_York', postAt: '01:30', days: everyDay },
    ],
    [
      'in the midnight gap of Santiago',
      '2026-09-05T12:00:00Z',
      '2026-09-06T04:00:00Z',
      { timeZone: 'America/Santiago', postAt: '00:00', days: everyDay },
    ],
    [
      'in the half-hour shift of Lord Howe',
      '2026-10-03T12:00:00Z',
      '2026-10-03T15:45:00Z',
      { timeZone: 'Australia/Lord_Howe', postAt: '02:15', days: everyDay },
    ],
    [
      'with days off',
      '2026-12-23T12:00:00Z',
      '2026-12-28T08:00:00Z',
      { skippedDays: ['2026-12-24', '2026-12-25'] },
    ],
    [
      'paused until a day',
      '2026-12-01T12:00:00Z',
      '2027-01-07T08:00:00Z',
      { paused: true, pausedUntil: '2027-01-07' },
    ],
  ])('the next one %s, after %s, is %s', (_when, after, next, changes) => {
    expect(nextSlot(schedule(changes), at(after))?.at).toBe(at(next));
  });

  test('paused without an end has none', () => {
    expect(nextSlots(schedule({ paused: true }), 0, 3)).toEqual([]);
  });

  test('close at the closing time of their own day', () => {
    const [slot] = nextSlots(schedule({ closeAt: '17:00' }), at('2026-11-27T00:00:00Z'), 1);
    expect(slot).toEqual({
      at: at('2026-11-27T08:00:00Z'),
      day: '2026-11-27',
      closesAt: at('2026-11-27T16:00:00Z'),
    });
  });

  test('in every zone, for ten years, are what Temporal itself says for each chosen day', () => {
    for (const timeZone of Intl.supportedValuesOf('timeZone')) {
      // A day of the month apart per step, so that all weeks of the year and all days of the week come.
      let after = at('2024-01-01T00:00:00Z');
      while (after < at('2034-01-01T00:00:00Z')) {
        const slot = nextSlot(schedule({ timeZone, postAt: '02:30', days: [7] }), after);
        if (!slot) throw new Error(`no slot in ${timeZone}`);
        const day = Temporal.PlainDate.from(slot.day);
        expect(day.dayOfWeek).toBe(7);
        expect(slot.at).toBe(day.toZonedDateTime({ timeZone, plainTime: '02:30' }).epochMilliseconds);
        expect(slot.at).toBeGreaterThan(after);
        expect(slot.at - after).toBeLessThan(15 * DAY);
        after = slot.at + 61 * DAY;
      }
    }
  }, 30_000);

  const zones = fc.constantFrom(
    'UTC',
    'Europe/Berlin',
    'America/New_York',
    'Asia/Kolkata',
    'America/Santiago',
    'Australia/Lord_Howe',
  );
  const days = fc.uniqueArray(fc.constantFrom(...everyDay), { minLength: 1 }).map(list => list.toSorted());
  const time = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '15', '30', '59'))
    .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${minute}`);
  const schedules = fc.record({ days, postAt: time, timeZone: zones }).map(changes => schedule(changes));
  const moments = fc.integer({ min: at('2025-01-01T00:00:00Z'), max: at('2030-01-01T00:00:00Z') });

  test('come one after the other, one per chosen day, whoever asks', () => {
    fc.assert(
      fc.property(schedules, moments, (rhythm, after) => {
        const slots = nextSlots(rhythm, after, 20);
        let last = after;
        for (const slot of slots) {
          expect(slot).toEqual(nextSlot(rhythm, last));
          last = slot.at;
        }
        expect(new Set(slots.map(({ day }) => day)).size).toBe(20);
      }),
      { numRuns: 60 },
    );
  });

  test('are posted at most once a day by ticks of a clock that jumps back and forth', () => {
    const jumps = fc.array(fc.integer({ min: -2 * DAY, max: 3 * DAY }), { minLength: 5, maxLength: 40 });
    fc.assert(
      fc.property(schedules, moments, jumps, (rhythm, start, steps) => {
        const posted: string[] = [];
        let now = start;
        let stored: number | undefined = nextSlot(rhythm, now)?.at;
        for (const step of steps) {
          now += step;
          if (stored === undefined) break;
          const today = localDay(now, rhythm.timeZone);
          const lastPostedDay = posted
            .filter(day => day <= today)
            .toSorted()
            .at(-1);
          const due = dueSlots({ schedule: rhythm, now, lastPostedDay, nextSlot: stored });
          if (due.post && !posted.includes(due.post.day)) posted.push(due.post.day);
          else expect(due.post).toBeUndefined();
          stored = due.next?.at;
        }
        expect(new Set(posted).size).toBe(posted.length);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a tick', () => {
  const rhythm = schedule({ closeAt: '17:00' });
  const nine = at('2026-11-25T08:00:00Z');
  const due = (now: number, changes: { lastPostedDay?: string; nextSlot?: number } = {}) =>
    dueSlots({
      schedule: rhythm,
      now,
      lastPostedDay: changes.lastPostedDay,
      nextSlot: changes.nextSlot ?? nine,
    });
  const days = (slots: readonly Slot[]): string[] => slots.map(slot => slot.day);

  test('before the slot does nothing', () => {
    expect(due(nine - 1)).toMatchObject({ post: undefined, skipped: [] });
  });

  test('at the slot posts it', () => {
    expect(due(nine).post).toEqual({ at: nine, day: '2026-11-25', closesAt: nine + 8 * HOUR });
  });

  test('posts late while an hour is left until closing', () => {
    expect(due(nine + 7 * HOUR).post?.day).toBe('2026-11-25');
    expect(due(nine + 7 * HOUR + MINUTE)).toMatchObject({
      post: undefined,
      skipped: [{ day: '2026-11-25' }],
    });
  });

  test('after days of downtime posts the latest only, and names the others', () => {
    const result = due(nine + 2 * DAY + HOUR);
    expect(result.post?.day).toBe('2026-11-27');
    expect(days(result.skipped)).toEqual(['2026-11-25', '2026-11-26']);
  });

  test('on another day than the slot posts nothing', () => {
    const open = schedule({});
    const saturday = at('2026-11-28T09:00:00Z');
    const result = dueSlots({
      schedule: open,
      now: saturday,
      lastPostedDay: undefined,
      nextSlot: at('2026-11-27T08:00:00Z'),
    });
    expect(result).toMatchObject({ post: undefined, skipped: [{ day: '2026-11-27' }] });
  });

  test('posts no second question on a day that had one', () => {
    expect(due(nine + HOUR, { lastPostedDay: '2026-11-25' }).post).toBeUndefined();
    expect(
      upcomingSlots({ schedule: rhythm, now: nine - HOUR, lastPostedDay: '2026-11-25' }, 1)[0]?.day,
    ).toBe('2026-11-26');
  });
});
