import { Temporal } from 'temporal-polyfill';
import { describeDay, MONTHS, WEEKDAYS } from './schedule.ts';
import { nearest, plain, quoted } from './typed-text.ts';
import { weekdayOf } from './weekday-words.ts';

export type ParsedDay = { kind: 'parsed'; day: string } | { kind: 'problem'; problem: string };

/**
 * A day from today (`YYYY-MM-DD`) on: "2026-12-24", "tomorrow", "friday", "7 jan", "24.12.". A weekday is the next one
 * after today; a date without a year is the next one from today on.
 */
export function parseDay(text: string, today: string): ParsedDay {
  const now = Temporal.PlainDate.from(today);
  const words = plain(text)
    .replace(/^\s*(?:(?:until|till|on|this|the)\s+)+/, '')
    .replace(/\s+/g, ' ')
    .trim();
  const typed = quoted(words);
  if (words === '') return problemDay(`Say which day. ${DAY_EXAMPLES}`);
  if (words === 'today') return checkedDay(now, now);
  if (words === 'tomorrow') return checkedDay(now.add({ days: 1 }), now);
  const weekday = weekdayOf(words.replace(/^next /, ''));
  if (weekday) {
    const coming = now.add({ days: ((weekday - now.dayOfWeek + 6) % 7) + 1 });
    if (!words.startsWith('next ')) return checkedDay(coming, now);
    return problemDay(`${typed} can mean two days. Write ${coming} or ${coming.add({ days: 7 })}.`);
  }
  const date = writtenDate(words);
  if (date) {
    const day = calendarDay(date, now);
    return day ? checkedDay(day, now) : problemDay(`There is no ${typed} in the calendar. ${DAY_EXAMPLES}`);
  }
  const near = nearest(words, ['today', 'tomorrow', ...WEEKDAYS.map(({ name }) => name.toLowerCase())]);
  return problemDay(`I do not know the day ${typed}. ${near ? `Did you mean ${near}?` : DAY_EXAMPLES}`);
}

const DAY_EXAMPLES = 'Write a date like 2026-12-24 or 7 jan, or tomorrow, or friday.';

interface WrittenDate {
  year: number | undefined;
  month: number;
  day: number;
}

/** "2026-12-24", "24.12.", "24.12.2026", "7 jan 2027", "january 7th, 2027". */
function writtenDate(words: string): WrittenDate | undefined {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(words);
  if (iso) return { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) };
  const dotted = /^(\d{1,2})\. ?(\d{1,2})\.? ?(\d{4})?$/.exec(words);
  if (dotted) return { year: yearOf(dotted[3]), month: Number(dotted[2]), day: Number(dotted[1]) };
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th|\.)? (?:of )?([a-z]{3,})\.?,? ?(\d{4})?$/.exec(words);
  if (dayFirst) return inMonth(dayFirst[2], dayFirst[1], dayFirst[3]);
  const monthFirst = /^([a-z]{3,})\.? (\d{1,2})(?:st|nd|rd|th)?,? ?(\d{4})?$/.exec(words);
  return monthFirst ? inMonth(monthFirst[1], monthFirst[2], monthFirst[3]) : undefined;
}

function inMonth(name = '', day = '', year?: string): WrittenDate | undefined {
  const index = MONTHS.findIndex(month => month.toLowerCase().startsWith(name));
  return index < 0 ? undefined : { year: yearOf(year), month: index + 1, day: Number(day) };
}

function yearOf(digits: string | undefined): number | undefined {
  return digits === undefined ? undefined : Number(digits);
}

/** Leap days are at most eight years apart. */
const YEARS_TO_A_LEAP_DAY = 8;

function calendarDay(date: WrittenDate, now: Temporal.PlainDate): Temporal.PlainDate | undefined {
  if (date.year !== undefined) return realDay({ ...date, year: date.year });
  for (let year = now.year; year <= now.year + YEARS_TO_A_LEAP_DAY; year += 1) {
    const day = realDay({ ...date, year });
    if (day && Temporal.PlainDate.compare(day, now) >= 0) return day;
  }
  return undefined;
}

function realDay(date: { year: number; month: number; day: number }): Temporal.PlainDate | undefined {
  if (date.month < 1 || date.day < 1) return undefined;
  const day = Temporal.PlainDate.from(date, { overflow: 'constrain' });
  return day.month === date.month && day.day === date.day ? day : undefined;
}

/** A mistyped year would silence a channel without anybody noticing. */
const YEARS_AHEAD = 2;

function checkedDay(day: Temporal.PlainDate, now: Temporal.PlainDate): ParsedDay {
  const name = describeDay(day.toString());
  if (Temporal.PlainDate.compare(day, now) < 0)
    return problemDay(`${name} is over. Choose today or a later day.`);
  if (Temporal.PlainDate.compare(day, now.add({ years: YEARS_AHEAD })) > 0) {
    return problemDay(`${name} is far away. Choose a day within ${YEARS_AHEAD} years.`);
  }
  return { kind: 'parsed', day: day.toString() };
}

function problemDay(problem: string): ParsedDay {
  return { kind: 'problem', problem };
}
