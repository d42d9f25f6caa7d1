import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDay, parseSchedule } from '../../src/quiz/parse-schedule.ts';
import { describeSchedule, type Schedule, type Weekday } from '../../src/quiz/schedule.ts';

const everyDay: Weekday[] = [1, 2, 3, 4, 5, 6, 7];

describe('a schedule in one line', () => {
  test.each<[string, Weekday[], string, string, string | undefined]>([
    ['mon-fri 09:00 Europe/Berlin close 17:00', [1, 2, 3, 4, 5], '09:00', 'Europe/Berlin', '17:00'],
    ['weekdays 9am', [1, 2, 3, 4, 5], '09:00', 'Asia/Tokyo', undefined],
    ['mon,wed,fri 9:30', [1, 3, 5], '09:30', 'Asia/Tokyo', undefined],
    ['daily 08:00 America/New_York', everyDay, '08:00', 'America/New_York', undefined],
    ['Mon Wed 14:00 close 18:00', [1, 3], '14:00', 'Asia/Tokyo', '18:00'],
    ['sat-sun 10', [6, 7], '10:00', 'Asia/Tokyo', undefined],
    ['every day at 9', everyDay, '09:00', 'Asia/Tokyo', undefined],
    ['europe/berlin 09:00 MON-FRI', [1, 2, 3, 4, 5], '09:00', 'Europe/Berlin', undefined],
    ['tue 9pm new york', [2], '21:00', 'America/New_York', undefined],
    ['thursday 07:15 utc', [4], '07:15', 'UTC', undefined],
  ])('%s is understood', (line, days, postAt, timeZone, closeAt) => {
    expect(parseSchedule(line, { timeZone: 'Asia/Tokyo' })).toMatchObject({
      kind: 'parsed',
      schedule: { days, postAt, timeZone, closeAt, paused: false, skippedDays: [] },
    });
  });

  test.each([
    ['mon-fri 25:00', [/25:00/]],
    ['mon-fry 09:00', [/fry/]],
    ['mon-fri 09:00 Europe/Berlln', [/Europe\/Berlin/]],
    ['mon-fri 09:00 close 08:00', [/clos/i]],
    ['mon-fri 09:00 10:00', [/clos/i]],
    ['09:00', [/day/]],
    ['mon-fri', [/time/]],
    ['mon-fry 25:00 Europe/Berlln', [/fry/, /25:00/, /Europe\/Berlin/]],
    ['', [/./]],
  ])('%s gets a sentence for each problem', (line, sentences) => {
    const parsed = parseSchedule(line, { timeZone: 'UTC' });
    if (parsed.kind !== 'problems') throw new Error('understood');
    for (const sentence of sentences) expect(parsed.problems.join('\n')).toMatch(sentence);
  });

  test('whatever is typed is understood or answered', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), text => {
        const parsed = parseSchedule(text, {});
        if (parsed.kind === 'problems') expect(parsed.problems.length).toBeGreaterThan(0);
        else expect(parsed.schedule.days.length).toBeGreaterThan(0);
      }),
    );
  });

  test('its description is read back as the same schedule', () => {
    const schedules = fc.record({
      days: fc.uniqueArray(fc.constantFrom(...everyDay), { minLength: 1 }).map(days => days.toSorted()),
      postAt: fc.constantFrom('00:00', '09:00', '12:30'),
      timeZone: fc.constantFrom('UTC', 'Europe/Berlin', 'America/Argentina/Buenos_Aires'),
      closeAt: fc.constantFrom(undefined, '17:00', '23:59'),
    });
    fc.assert(
      fc.property(schedules, changes => {
        const schedule: Schedule = { ...changes, paused: false, pausedUntil: undefined, skippedDays: [] };
        expect(parseSchedule(describeSchedule(schedule), {})).toEqual({ kind: 'parsed', schedule });
      }),
    );
  });
});

describe('a day', () => {
  // A Tuesday.
  const today = '2026-11-24';
  test.each([
    ['2026-12-24', '2026-12-24'],
    ['tomorrow', '2026-11-25'],
    ['today', '2026-11-24'],
    ['friday', '2026-11-27'],
    ['tuesday', '2026-12-01'],
    ['7 jan', '2027-01-07'],
    ['24.12.', '2026-12-24'],
  ])('%s is %s', (text, day) => {
    expect(parseDay(text, today)).toEqual({ kind: 'parsed', day });
  });

  test.each(['soon', '2026-02-30', '2020-01-01', '32 jan', ''])('%s gets a sentence', text => {
    expect(parseDay(text, today)).toMatchObject({ kind: 'problem', problem: expect.stringMatching(/.{20}/) });
  });
});
