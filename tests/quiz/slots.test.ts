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

function aSchedule(changes: Partial<Schedule>): Schedule {
  return {
    days: [1, 2, 3, 4, 5, 6, 7],
    postAt: '09:00',
    timeZone: 'Europe/Berlin',
    closeAt: undefined,
    paused: false,
    pausedUntil: undefined,
    skippedDays: [],
    ...changes,
  };
}

/** The slot of a day, found from two days before it. */
function slotOn(day: string, schedule: Schedule): Slot | undefined {
  return nextSlots(schedule, at(`${day}T00:00:00Z`) - 2 * DAY, 5).find(slot => slot.day === day);
}

describe('a slot', () => {
  test.each([
    ['an ordinary day', '2026-11-23', '09:00', 'Europe/Berlin', '2026-11-23T09:00:00+01:00'],
    ['a gap', '2026-03-08', '02:30', 'America/New_York', '2026-03-08T03:30:00-04:00'],
    ['the first moment of a gap', '2026-03-08', '02:00', 'America/New_York', '2026-03-08T03:00:00-04:00'],
    ['the moment before a gap', '2026-03-08', '01:59', 'America/New_York', '2026-03-08T01:59:00-05:00'],
    ['a repeated hour', '2026-11-01', '01:30', 'America/New_York', '2026-11-01T01:30:00-04:00'],
    ['the morning after a gap', '2026-03-08', '09:00', 'America/New_York', '2026-03-08T09:00:00-04:00'],
    ['a day without midnight', '2026-09-06', '00:00', 'America/Santiago', '2026-09-06T01:00:00-03:00'],
    ['a gap of half an hour', '2026-10-04', '02:15', 'Australia/Lord_Howe', '2026-10-04T02:45:00+11:00'],
    ['a repeated half hour', '2026-04-05', '01:45', 'Australia/Lord_Howe', '2026-04-05T01:45:00+11:00'],
    ['a gap that ends the day', '2024-03-30', '23:30', 'America/Nuuk', '2024-03-31T00:30:00-01:00'],
    ['a gap for Ramadan', '2026-03-22', '02:30', 'Africa/Casablanca', '2026-03-22T03:30:00+01:00'],
    ['the last summer time', '2024-10-06', '00:30', 'America/Asuncion', '2024-10-06T01:30:00-03:00'],
    ['a year without the old rule', '2025-10-05', '00:30', 'America/Asuncion', '2025-10-05T00:30:00-03:00'],
    ['the eve of a new offset', '2024-02-29', '23:30', 'Asia/Almaty', '2024-02-29T23:30:00+06:00'],
    ['a new offset', '2024-03-01', '09:00', 'Asia/Almaty', '2024-03-01T09:00:00+05:00'],
  ])('on %s: %s at %s in %s', (_on, day, postAt, timeZone, expected) => {
    const slot = slotOn(day, aSchedule({ postAt, timeZone }));
    expect(slot).toEqual({ at: at(expected), day, closesAt: undefined });
  });

  test('is not there on a day that the zone left out', () => {
    // Samoa went from Thursday 29 to Saturday 31 December 2011.
    const schedule = aSchedule({ timeZone: 'Pacific/Apia' });
    const days = nextSlots(schedule, at('2011-12-28T12:00:00Z'), 4).map(slot => slot.day);
    expect(days).toEqual(['2011-12-28', '2011-12-29', '2011-12-31', '2012-01-01']);
  });

  test('is the next one strictly after the moment', () => {
    const schedule = aSchedule({ days: [1, 3] });
    const monday = at('2026-11-23T09:00:00+01:00');
    expect(nextSlot(schedule, monday - 1)?.at).toBe(monday);
    expect(nextSlot(schedule, monday)?.at).toBe(at('2026-11-25T09:00:00+01:00'));
  });

  test('that moved over midnight is found from its new day too', () => {
    const schedule = aSchedule({ postAt: '23:30', timeZone: 'America/Nuuk' });
    const slot = nextSlot(schedule, at('2024-03-31T00:10:00-01:00'));
    expect(slot).toMatchObject({ day: '2024-03-30', at: at('2024-03-31T00:30:00-01:00') });
  });

  test('comes on chosen days alone, without the skipped ones', () => {
    const schedule = aSchedule({ days: [1, 5], skippedDays: ['2026-11-27', '2026-12-25'] });
    const days = nextSlots(schedule, at('2026-11-22T12:00:00Z'), 4).map(slot => slot.day);
    expect(days).toEqual(['2026-11-23', '2026-11-30', '2026-12-04', '2026-12-07']);
  });

  test('does not come while paused, and comes on the first day that posts again', () => {
    const now = at('2026-11-22T12:00:00Z');
    expect(nextSlots(aSchedule({ paused: true }), now, 3)).toEqual([]);
    expect(nextSlot(aSchedule({ paused: true, pausedUntil: '2027-01-07' }), now)?.day).toBe('2027-01-07');
    expect(nextSlot(aSchedule({ paused: true, pausedUntil: '2026-01-07' }), now)?.day).toBe('2026-11-23');
    expect(nextSlot(aSchedule({ pausedUntil: '2027-01-07' }), now)?.day).toBe('2026-11-23');
  });

  test('does not come for no days, and none are found when none are asked for', () => {
    expect(nextSlot(aSchedule({ days: [] }), 0)).toBeUndefined();
    expect(nextSlots(aSchedule({}), 0, 0)).toEqual([]);
  });
});

describe('a closing time', () => {
  test.each([
    ['is the same day', '2026-11-23', '09:00', '17:00', 'Europe/Berlin', '2026-11-23T17:00:00+01:00'],
    ['moves out of a gap', '2026-03-08', '01:00', '02:30', 'America/New_York', '2026-03-08T03:30:00-04:00'],
    [
      'moves with the posting',
      '2026-03-08',
      '02:10',
      '02:50',
      'America/New_York',
      '2026-03-08T03:50:00-04:00',
    ],
    ['keeps its time', '2026-03-08', '02:30', '17:00', 'America/New_York', '2026-03-08T17:00:00-04:00'],
    // Posted at 03:30 instead of 02:30: closing at 03:10 would be before that, so the usual 40 minutes count.
    ['gives way', '2026-03-08', '02:30', '03:10', 'America/New_York', '2026-03-08T04:10:00-04:00'],
    ['gives way when equal', '2026-03-08', '02:30', '03:30', 'America/New_York', '2026-03-08T04:30:00-04:00'],
    ['is the first of two', '2026-11-01', '00:30', '01:30', 'America/New_York', '2026-11-01T01:30:00-04:00'],
    ['moves over midnight', '2024-03-30', '22:00', '23:30', 'America/Nuuk', '2024-03-31T00:30:00-01:00'],
  ])('%s: %s from %s to %s in %s', (_how, day, postAt, closeAt, timeZone, expected) => {
    expect(slotOn(day, aSchedule({ postAt, closeAt, timeZone }))?.closesAt).toBe(at(expected));
  });

  test.each(['09:00', '08:00'])('that is not after 09:00 closes nothing: %s', closeAt => {
    expect(slotOn('2026-11-23', aSchedule({ closeAt }))?.closesAt).toBeUndefined();
  });
});

const ZONES = Intl.supportedValuesOf('timeZone');
const FROM = Temporal.PlainDate.from('2026-01-01');
const WEEKS = 522;

describe('slots over the years', () => {
  test('are those of Temporal for every zone and ten years, where it hurts most', () => {
    // The dates of each weekday, made once: what takes time here is the arithmetic of zones.
    const dates = ([1, 2, 3, 4, 5, 6, 7] as const).map(weekday => {
      const first = FROM.add({ days: (weekday - FROM.dayOfWeek + 7) % 7 });
      return Array.from({ length: WEEKS }, (_, week) => first.add({ weeks: week }));
    });
    const wrong: string[] = [];
    let swept = 0;
    for (const timeZone of ZONES) {
      const { weekday, postAt, weeks } = worstWeekly(timeZone);
      const schedule = aSchedule({ days: [weekday], postAt, timeZone });
      const slots = nextSlots(schedule, FROM.toZonedDateTime(timeZone).epochMilliseconds - 1, weeks);
      const plainTime = Temporal.PlainTime.from(postAt);
      for (const [week, slot] of slots.entries()) {
        const date = dates[weekday - 1]?.[week];
        const isRight = slot.at === date?.toZonedDateTime({ timeZone, plainTime }).epochMilliseconds;
        const isLater = slot.at > (slots[week - 1]?.at ?? 0);
        if (!isRight || !isLater || slot.day !== date?.toString())
          wrong.push(`${date} ${postAt} ${timeZone}`);
      }
      swept += slots.length === weeks ? 1 : 0;
    }
    expect(wrong).toEqual([]);
    expect([swept, swept > 400]).toEqual([ZONES.length, true]);
  });

  const rhythm = fc.record({
    timeZone: fc.constantFrom(...ZONES),
    days: fc.subarray<Weekday>([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
    postAt: timeOfDay(),
    start: fc.integer({ min: at('2016-01-01T00:00:00Z'), max: at('2036-01-01T00:00:00Z') }),
  });

  test('are one on each chosen local day, in order, and none is lost between', () => {
    fc.assert(
      fc.property(rhythm, ({ timeZone, days, postAt, start }) => {
        const slots = nextSlots(aSchedule({ timeZone, days, postAt }), start, 30);
        const last = slots.at(-1)?.day ?? '';
        const expected: Pick<Slot, 'at' | 'day'>[] = [];
        let date = Temporal.PlainDate.from(localDay(start, timeZone)).subtract({ days: 3 });
        for (; date.toString() <= last; date = date.add({ days: 1 })) {
          const moment = date.toZonedDateTime({ timeZone, plainTime: postAt }).epochMilliseconds;
          const isChosen = days.some(day => day === date.dayOfWeek);
          if (isChosen && moment > start) expected.push({ at: moment, day: date.toString() });
        }
        expect(slots.map(slot => ({ at: slot.at, day: slot.day }))).toEqual(expected);
        expect(slots).toHaveLength(30);
      }),
      { numRuns: 60 },
    );
  });

  test('are the same one by one as many at once', () => {
    fc.assert(
      fc.property(rhythm, fc.option(timeOfDay(), { nil: undefined }), (drawn, closeAt) => {
        const schedule = aSchedule({ ...drawn, closeAt });
        const slots = nextSlots(schedule, drawn.start, 8);
        let after = drawn.start;
        for (const slot of slots) {
          expect(nextSlot(schedule, after)).toEqual(slot);
          expect(nextSlot(schedule, slot.at - 1)).toEqual(slot);
          expect(slot.closesAt ?? Infinity).toBeGreaterThan(slot.at);
          after = slot.at;
        }
      }),
      { numRuns: 60 },
    );
  });
});

/**
 * The weekday and local time at which the zone's next change leaves a gap or repeats, for ten years of weeks. A zone
 * that changes nothing in these years is the same every week: a year of it is enough.
 */
function worstWeekly(timeZone: string): { weekday: Weekday; postAt: string; weeks: number } {
  const change = FROM.toZonedDateTime(timeZone).getTimeZoneTransition('next');
  const before = change?.subtract({ nanoseconds: 1 });
  if (!change || !before || change.year >= FROM.year + 10) return { weekday: 7, postAt: '02:30', weeks: 53 };
  // A quarter of an hour into what the wall clock leaves out or shows twice.
  const isGap = change.offsetNanoseconds > before.offsetNanoseconds;
  const edge = isGap ? change.toInstant().toZonedDateTimeISO(before.offset) : change;
  const moment = edge.toPlainDateTime().add({ minutes: 15 });
  const weekday = ([1, 2, 3, 4, 5, 6, 7] as const).find(day => day === moment.dayOfWeek) ?? 7;
  return { weekday, postAt: moment.toPlainTime().toString({ smallestUnit: 'minute' }), weeks: WEEKS };
}

function timeOfDay(): fc.Arbitrary<string> {
  const two = (number: number): string => String(number).padStart(2, '0');
  return fc.tuple(fc.nat(23), fc.nat(59)).map(([hour, minute]) => `${two(hour)}:${two(minute)}`);
}

describe('slots to come', () => {
  const noon = at('2026-11-23T12:00:00+01:00');

  test.each([
    ['none yet', undefined, '2026-11-23'],
    ['yesterday', '2026-11-22', '2026-11-23'],
    ['today', '2026-11-23', '2026-11-24'],
  ])('of a changed schedule leave out a day that had its round: %s', (_when, lastPostedDay, first) => {
    const schedule = aSchedule({ postAt: '15:00' });
    const days = upcomingSlots({ schedule, now: noon, lastPostedDay }, 2).map(slot => slot.day);
    expect(days[0]).toBe(first);
  });
});

describe('a tick', () => {
  const schedule = aSchedule({ days: [1, 2, 3, 4, 5], closeAt: '17:00' });
  const monday = at('2026-11-23T09:00:00+01:00');
  const tuesday = at('2026-11-24T09:00:00+01:00');
  const outcome = (changes: Partial<Parameters<typeof dueSlots>[0]>) => {
    const { post, skipped, next } = dueSlots({
      schedule,
      nextSlot: monday,
      now: monday,
      lastPostedDay: undefined,
      ...changes,
    });
    return { post: post?.day, skipped: skipped.map(slot => slot.day), next: next?.day };
  };

  test.each([
    ['a minute early', '2026-11-23T08:59:00+01:00', undefined, [], '2026-11-23'],
    ['on time', '2026-11-23T09:00:00+01:00', '2026-11-23', [], '2026-11-24'],
    ['late', '2026-11-23T14:00:00+01:00', '2026-11-23', [], '2026-11-24'],
    ['with an hour left', '2026-11-23T16:00:00+01:00', '2026-11-23', [], '2026-11-24'],
    ['with less than an hour left', '2026-11-23T16:00:01+01:00', undefined, ['2026-11-23'], '2026-11-24'],
    ['the next morning', '2026-11-24T08:00:00+01:00', undefined, ['2026-11-23'], '2026-11-24'],
    ['a day late', '2026-11-24T10:00:00+01:00', '2026-11-24', ['2026-11-23'], '2026-11-25'],
    [
      'after days',
      '2026-11-28T10:00:00+01:00',
      undefined,
      ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27'],
      '2026-11-30',
    ],
  ])('%s (%s) posts %s, skips %s and waits for %s', (_when, now, post, skipped, next) => {
    expect(outcome({ now: at(now) })).toEqual({ post, skipped, next });
  });

  test('after years tells of two weeks and goes on', () => {
    const { post, skipped, next } = outcome({ now: at('2029-11-23T10:00:00+01:00') });
    expect([post, next]).toEqual(['2029-11-23', '2029-11-26']);
    expect(skipped.length).toBeLessThan(15);
    expect(skipped.at(-1)).toBe('2029-11-22');
  });

  test('after midnight still posts what was due a minute before it', () => {
    const late = aSchedule({ postAt: '23:59' });
    const due = at('2026-11-23T23:59:00+01:00');
    const now = at('2026-11-24T00:00:30+01:00');
    expect(outcome({ schedule: late, nextSlot: due, now })).toEqual({
      post: '2026-11-23',
      skipped: [],
      next: '2026-11-24',
    });
  });

  test('posts a round of half an hour on time, and not after it closed', () => {
    const short = aSchedule({ closeAt: '09:30' });
    expect(outcome({ schedule: short, now: monday + 5 * MINUTE }).post).toBe('2026-11-23');
    expect(outcome({ schedule: short, now: monday + 20 * MINUTE }).post).toBeUndefined();
    const shortest = aSchedule({ closeAt: '09:05' });
    expect(outcome({ schedule: shortest, now: monday + 5 * MINUTE }).post).toBeUndefined();
  });

  test('without a closing time posts until an hour before the next slot of the same day', () => {
    const open = aSchedule({ days: [1, 2, 3, 4, 5] });
    expect(outcome({ schedule: open, now: at('2026-11-23T23:30:00+01:00') }).post).toBe('2026-11-23');
    const early = aSchedule({ postAt: '00:20' });
    const due = at('2026-11-23T00:20:00+01:00');
    expect(outcome({ schedule: early, nextSlot: due, now: due + 23 * HOUR }).post).toBe('2026-11-23');
    expect(outcome({ schedule: early, nextSlot: due, now: due + 23.5 * HOUR }).post).toBeUndefined();
  });

  test('posts nothing of yesterday, though it would be open for the rest of the week', () => {
    const weekly = aSchedule({ days: [1] });
    const now = at('2026-11-24T00:30:00+01:00');
    expect(outcome({ schedule: weekly, now })).toEqual({
      post: undefined,
      skipped: ['2026-11-23'],
      next: '2026-11-30',
    });
  });

  test('posts nothing on a day that had its round, and says nothing of it', () => {
    expect(outcome({ lastPostedDay: '2026-11-23' })).toEqual({
      post: undefined,
      skipped: [],
      next: '2026-11-24',
    });
  });

  test('waits for the next day that is free when the clock went back', () => {
    const now = at('2026-11-22T12:00:00+01:00');
    expect(outcome({ nextSlot: tuesday, now, lastPostedDay: '2026-11-20' }).next).toBe('2026-11-23');
    expect(outcome({ nextSlot: tuesday, now, lastPostedDay: '2026-11-23' }).next).toBe('2026-11-24');
  });

  test('follows new rules of the zone, when the slot was stored by the old ones', () => {
    expect(outcome({ nextSlot: monday + HOUR, now: monday + HOUR })).toEqual({
      post: '2026-11-23',
      skipped: [],
      next: '2026-11-24',
    });
    expect(outcome({ nextSlot: monday - HOUR, now: monday - HOUR, lastPostedDay: '2026-11-20' })).toEqual({
      post: undefined,
      skipped: [],
      next: '2026-11-23',
    });
  });

  test('of a paused schedule posts nothing and waits for nothing', () => {
    expect(outcome({ schedule: aSchedule({ paused: true }) })).toEqual({
      post: undefined,
      skipped: [],
      next: undefined,
    });
  });
});

/** A channel as ticks leave it behind: what is stored, and every day that got a round. */
class Channel {
  readonly posted: string[] = [];
  private schedule: Schedule;
  private nextSlot: number | undefined;

  constructor(schedule: Schedule, now: number) {
    this.schedule = schedule;
    this.nextSlot = nextSlot(schedule, now)?.at;
  }

  change(schedule: Schedule, now: number): void {
    this.schedule = schedule;
    this.nextSlot = upcomingSlots({ schedule, now, lastPostedDay: this.lastPostedDay(now) }, 1)[0]?.at;
  }

  tick(now: number): void {
    if (this.nextSlot === undefined || now < this.nextSlot) return;
    const { schedule, nextSlot } = this;
    const due = dueSlots({ schedule, nextSlot, now, lastPostedDay: this.lastPostedDay(now) });
    if (due.post) this.posted.push(due.post.day);
    this.nextSlot = due.next?.at;
  }

  private lastPostedDay(now: number): string | undefined {
    const today = localDay(now, this.schedule.timeZone);
    return this.posted
      .filter(day => day <= today)
      .toSorted()
      .at(-1);
  }
}

describe('ticks', () => {
  const START = at('2026-03-01T00:00:00Z');
  const zone = fc.constantFrom(
    'Europe/Berlin',
    'America/New_York',
    'America/Santiago',
    'Australia/Lord_Howe',
    'America/Nuuk',
    'Pacific/Kiritimati',
    'UTC',
  );
  const days = fc.subarray<Weekday>([1, 2, 3, 4, 5, 6, 7], { minLength: 1 });
  const rhythm = fc.record({ days, postAt: timeOfDay() });

  test('post each local day at most once, whatever the clock and the managers do', () => {
    const step = fc.record({
      // Mostly small steps on, now and then a jump of up to six days either way.
      by: fc.oneof(
        { weight: 4, arbitrary: fc.integer({ min: HOUR, max: DAY }) },
        { weight: 1, arbitrary: fc.integer({ min: -6 * DAY, max: 6 * DAY }) },
      ),
      change: fc.oneof({ weight: 6, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: rhythm }),
    });
    let rounds = 0;
    fc.assert(
      fc.property(
        zone,
        rhythm,
        fc.array(step, { minLength: 40, maxLength: 40 }),
        (timeZone, first, steps) => {
          let now = START;
          const channel = new Channel(aSchedule({ timeZone, ...first }), now);
          for (const { by, change } of steps) {
            now += by;
            if (change) channel.change(aSchedule({ timeZone, ...change }), now);
            channel.tick(now);
            channel.tick(now);
          }
          rounds += channel.posted.length;
          expect(channel.posted).toEqual([...new Set(channel.posted)]);
        },
      ),
      { numRuns: 150 },
    );
    expect(rounds).toBeGreaterThan(300);
  });

  test('of a clock that runs well post every slot, a little late or not', () => {
    fc.assert(
      fc.property(zone, rhythm, fc.nat(9 * MINUTE), (timeZone, { days, postAt }, late) => {
        const schedule = aSchedule({ timeZone, days, postAt });
        const channel = new Channel(schedule, START);
        const slots = nextSlots(schedule, START, 12);
        for (const slot of slots) channel.tick(slot.at + late);
        expect(channel.posted).toEqual(slots.map(slot => slot.day));
      }),
      { numRuns: 60 },
    );
  });

  test('go on by day when a clock that was ahead is put right and the schedule is set again', () => {
    const schedule = aSchedule({});
    const channel = new Channel(schedule, START);
    channel.tick(at('2026-03-20T10:00:00+01:00'));
    channel.change(schedule, at('2026-03-02T08:00:00+01:00'));
    for (let day = 2; day < 23; day += 1) {
      channel.tick(at(`2026-03-${String(day).padStart(2, '0')}T09:00:00+01:00`));
    }
    const all = Array.from({ length: 21 }, (_, index) => `2026-03-${String(index + 2).padStart(2, '0')}`);
    expect(channel.posted.toSorted()).toEqual(all);
  });
});
