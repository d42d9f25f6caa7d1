import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDay } from '../../src/quiz/parse-day.ts';
import { parseSchedule } from '../../src/quiz/parse-schedule.ts';
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
    ['fri-mon noon', [1, 5, 6, 7], '12:00', 'Asia/Tokyo', undefined],
    ['mon/wed/fri 0930', [1, 3, 5], '09:30', 'Asia/Tokyo', undefined],
    ['12am weekends', [6, 7], '00:00', 'Asia/Tokyo', undefined],
    ['12pm workdays until 1pm', [1, 2, 3, 4, 5], '12:00', 'Asia/Tokyo', '13:00'],
    [
      'mon – fri, 9 a.m., São Paulo, closes at 5 p.m.',
      [1, 2, 3, 4, 5],
      '09:00',
      'America/Sao_Paulo',
      '17:00',
    ],
    ['Mondays and Thursdays at 9 o’clock in berlin', [1, 4], '09:00', 'Europe/Berlin', undefined],
    ['daily 9 ho chi minh', everyDay, '09:00', 'Asia/Ho_Chi_Minh', undefined],
    ['daily 9 port-au-prince', everyDay, '09:00', 'America/Port-au-Prince', undefined],
    ['daily 9 Asia/Calcutta', everyDay, '09:00', 'Asia/Kolkata', undefined],
    ['daily 9 US/Eastern', everyDay, '09:00', 'America/New_York', undefined],
    ['daily 9 Etc/GMT+5', everyDay, '09:00', 'Etc/GMT+5', undefined],
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

  test.each([
    ['mon-fry 9', 'I do not know the day “mon-fry”. Did you mean mon-fri?'],
    ['thrusday 9', 'I do not know the day “thrusday”. Did you mean thursday?'],
    ['weekdys 9', 'I do not know the day “weekdys”. Did you mean weekdays?'],
    ['daily 9 new yrok', 'I do not know the time zone “new yrok”. Did you mean America/New_York?'],
    ['daily 9 EST', 'EST can mean several time zones. Write one by its city, like America/New_York.'],
    [
      'daily 9 utc+2',
      '“utc+2” does not follow summer time. Write the time zone by its city, like Europe/Berlin or America/New_York.',
    ],
    [
      'daily 9 Mars/Phobos',
      'I do not know the time zone “mars/phobos”. Write one by its city, like Europe/Berlin or America/New_York.',
    ],
    ['daily 24:00', '“24:00” is not a time of day. Write one from 00:00 to 23:59, like 09:00 or 9am.'],
    ['daily 13pm', '“13pm” is not a time of day. Write one from 00:00 to 23:59, like 09:00 or 9am.'],
    ['daily 9-17', 'There are two times. Write close before the closing time: 09:00 close 17:00.'],
    ['daily 9 10 close 17', 'Write one time for the question, not 09:00 and 10:00.'],
    ['daily 9 close', 'Say when the question closes, like close 17:00.'],
    [
      'daily 9 close 9',
      'The question cannot close at 09:00, because it comes at 09:00. Write a later time of the same day, or no closing time: then it is open until the next question.',
    ],
    ['daily 9 close 11 close 12', 'Write one closing time, not 11:00 and 12:00.'],
    ['daily 9 berlin paris', 'Write one time zone, not Europe/Berlin and Europe/Paris.'],
    [
      'every other day 9',
      'I do not understand “other”. Write days, time and time zone, like mon-fri 09:00 Europe/Berlin close 17:00.',
    ],
    [
      'word '.repeat(100),
      'This is too long. Write days, time and time zone, like mon-fri 09:00 Europe/Berlin close 17:00.',
    ],
  ])('%s gets one sentence that says what to do', (line, sentence) => {
    expect(parseSchedule(line, { timeZone: 'UTC' })).toEqual({ kind: 'problems', problems: [sentence] });
  });

  test('without a zone to fall back on asks for one', () => {
    const problems = ['Say in which time zone, like Europe/Berlin or America/New_York.'];
    expect(parseSchedule('daily 9', {})).toEqual({ kind: 'problems', problems });
    expect(parseSchedule('daily 9', { timeZone: 'Nowhere/Else' })).toEqual({ kind: 'problems', problems });
  });

  test('repeats only a few short words of a long text', () => {
    const parsed = parseSchedule(`${'x'.repeat(3000)} ${'q! '.repeat(15)}`, { timeZone: 'UTC' });
    if (parsed.kind !== 'problems') throw new Error('understood');
    for (const problem of parsed.problems) expect(problem.length).toBeLessThan(250);
  });

  test('knows every zone by its name, in any case and with spaces', () => {
    for (const zone of Intl.supportedValuesOf('timeZone')) {
      const parsed = parseSchedule(`daily 9 ${zone.replaceAll('_', ' ').toLowerCase()}`, {});
      if (parsed.kind !== 'parsed') throw new Error(`${zone}: ${parsed.problems.join(' ')}`);
      const { timeZone } = parsed.schedule;
      const resolved = new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
      expect(resolved).toBe(new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone);
    }
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

describe('a schedule in words', () => {
  const schedule: Schedule = {
    days: [1, 2, 3, 4, 5],
    postAt: '09:00',
    timeZone: 'Europe/Berlin',
    closeAt: '17:00',
    paused: false,
    pausedUntil: undefined,
    skippedDays: [],
  };
  const rhythm = 'Monday to Friday at 09:00, closes at 17:00, Europe/Berlin';

  test.each<[Partial<Schedule>, string]>([
    [{}, rhythm],
    [{ paused: true }, `${rhythm}, paused`],
    [{ paused: true, pausedUntil: '2027-01-07' }, `${rhythm}, paused until Thursday 7 January 2027`],
    [{ paused: true, pausedUntil: '2026-11-24' }, rhythm],
    [{ skippedDays: ['2026-12-24', '2026-11-23'] }, `${rhythm}, not on Thursday 24 December 2026`],
    [
      { skippedDays: ['2026-12-21', '2026-12-22', '2026-12-23', '2026-12-24', '2026-12-25'] },
      `${rhythm}, not on Monday 21 December 2026, Tuesday 22 December 2026, Wednesday 23 December 2026 and 2 more`,
    ],
  ])('with %o', (changes, words) => {
    expect(describeSchedule({ ...schedule, ...changes }, '2026-11-24')).toBe(words);
  });

  test.each<[Weekday[], string]>([
    [everyDay, 'Every day'],
    [[6, 7], 'Saturday and Sunday'],
    [[1, 3, 5], 'Monday, Wednesday and Friday'],
    [[1, 2, 3, 5], 'Monday to Wednesday and Friday'],
    [[7], 'Sunday'],
  ])('names the days %o', (days, words) => {
    expect(describeSchedule({ ...schedule, days })).toBe(`${words} at 09:00, closes at 17:00, Europe/Berlin`);
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
    ['24.12.2027', '2027-12-24'],
    ['January 7th, 2027', '2027-01-07'],
    ['until monday', '2026-11-30'],
    ['24 nov', '2026-11-24'],
    ['23 nov', '2027-11-23'],
    ['29 feb', '2028-02-29'],
  ])('%s is %s', (text, day) => {
    expect(parseDay(text, today)).toEqual({ kind: 'parsed', day });
  });

  test.each(['soon', '2026-02-30', '2020-01-01', '32 jan', ''])('%s gets a sentence', text => {
    expect(parseDay(text, today)).toMatchObject({ kind: 'problem', problem: expect.stringMatching(/.{20}/) });
  });

  test.each([
    ['next friday', '“next friday” can mean two days. Write 2026-11-27 or 2026-12-04.'],
    ['fryday', 'I do not know the day “fryday”. Did you mean friday?'],
    ['2020-01-01', 'Wednesday 1 January 2020 is over. Choose today or a later day.'],
    ['2206-12-24', 'Wednesday 24 December 2206 is far away. Choose a day within 2 years.'],
    [
      '30 feb',
      'There is no “30 feb” in the calendar. Write a date like 2026-12-24 or 7 jan, or tomorrow, or friday.',
    ],
    [
      '12/24',
      'I do not know the day “12/24”. Write a date like 2026-12-24 or 7 jan, or tomorrow, or friday.',
    ],
  ])('%s is answered: %s', (text, problem) => {
    expect(parseDay(text, today)).toEqual({ kind: 'problem', problem });
  });

  test('whatever is typed is from today on, or answered', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), text => {
        const parsed = parseDay(text, today);
        if (parsed.kind === 'parsed') expect(parsed.day >= today).toBe(true);
        else expect(parsed.problem).toMatch(/.{20}/);
      }),
    );
  });
});
