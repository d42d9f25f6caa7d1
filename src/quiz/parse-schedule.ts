/** Schedules and days as people type them, into values or into sentences that say what to do. */
import { Temporal } from 'temporal-polyfill';
import { describeDay, MONTHS, type Schedule, WEEKDAYS, type Weekday } from './schedule.ts';

export type ParsedSchedule =
  | { kind: 'parsed'; schedule: Schedule }
  | { kind: 'problems'; problems: string[] };

/**
 * Days, a time, a zone and a closing time, in any order: "mon-fri 09:00 Europe/Berlin close 17:00". Without a zone in
 * the text it is the default one (an IANA name). Every problem is told at once; each repeats at most a few typed
 * words, unescaped.
 */
export function parseSchedule(text: string, defaults: { timeZone?: string }): ParsedSchedule {
  const words = scheduleWords(text);
  if (words.length > MAX_WORDS) return { kind: 'problems', problems: [`This is too long. ${HOW_TO}`] };
  const parts = partsOf(words);
  const [postAt] = only(parts, 'time');
  const [closeAt] = only(parts, 'closing');
  const timeZone = only(parts, 'zone')[0] ?? findZone(defaults.timeZone ?? '');
  const problems = [...problemsIn(parts), ...missingIn(parts, timeZone), ...tooMuchIn(parts)];
  if (problems.length > 0 || !postAt || !timeZone) return { kind: 'problems', problems };
  const chosen = new Set(parts.flatMap(part => (part.kind === 'days' ? part.days : [])));
  const days = WEEKDAYS.map(weekday => weekday.number).filter(number => chosen.has(number));
  const schedule = {
    days,
    postAt,
    timeZone,
    closeAt,
    paused: false,
    pausedUntil: undefined,
    skippedDays: [],
  };
  return { kind: 'parsed', schedule };
}

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

const HOW_TO = 'Write days, time and time zone, like mon-fri 09:00 Europe/Berlin close 17:00.';
const ZONE_EXAMPLES = 'like Europe/Berlin or America/New_York';
const DAY_EXAMPLES = 'Write a date like 2026-12-24 or 7 jan, or tomorrow, or friday.';

/** Far more than a schedule has: a pasted page is not searched for names that were meant. */
const MAX_WORDS = 24;

type Subject = 'days' | 'time' | 'closing' | 'zone';

type Part =
  | { kind: 'days'; days: Weekday[] }
  | { kind: 'time' | 'closing' | 'zone'; value: string }
  | { kind: 'bad'; about: Subject; problem: string }
  | { kind: 'unknown'; word: string };

interface Read {
  part: Part;
  /** How many words it took. */
  taken: number;
}

function partsOf(words: readonly string[]): Part[] {
  const parts: Part[] = [];
  for (let rest = words; rest.length > 0; ) {
    const { part, taken } = readPart(rest);
    parts.push(part);
    rest = rest.slice(taken);
  }
  return parts;
}

/** What the first words mean. */
function readPart(words: readonly string[]): Read {
  const [word = '', next = ''] = words;
  const days = daysOf(word);
  if (days) return { part: { kind: 'days', days }, taken: 1 };
  if (CLOSING_WORDS.includes(word)) {
    const closing = timePart(next, 'closing');
    if (closing) return { part: closing, taken: 2 };
    const problem = 'Say when the question closes, like close 17:00.';
    return { part: { kind: 'bad', about: 'closing', problem }, taken: 1 };
  }
  const time = timePart(word, 'time');
  if (time) return { part: time, taken: 1 };
  return zonePart(words) ?? { part: misspelt(word), taken: 1 };
}

function misspelt(word: string): Part {
  const day = nearDays(word);
  if (!day) return { kind: 'unknown', word };
  return {
    kind: 'bad',
    about: 'days',
    problem: `I do not know the day ${quoted(word)}. Did you mean ${day}?`,
  };
}

function only(parts: readonly Part[], kind: 'time' | 'closing' | 'zone'): string[] {
  return [...new Set(parts.flatMap(part => (part.kind === kind ? part.value : [])))];
}

function problemsIn(parts: readonly Part[]): string[] {
  const problems = parts.flatMap(part => (part.kind === 'bad' ? part.problem : []));
  const unknown = parts.flatMap(part => (part.kind === 'unknown' ? quoted(part.word) : [])).slice(0, 3);
  if (unknown.length === 0) return problems;
  return [...problems, `I do not understand ${unknown.join(', ')}. ${HOW_TO}`];
}

/** What was tried and went wrong is not missing: one sentence about it is enough. */
function missingIn(parts: readonly Part[], timeZone: string | undefined): string[] {
  const isMissing = (subject: Subject) =>
    !parts.some(part => part.kind === subject || (part.kind === 'bad' && part.about === subject));
  const problems: string[] = [];
  if (isMissing('days')) problems.push('Say on which days, like mon-fri, weekdays, mon,wed,fri or daily.');
  if (isMissing('time')) problems.push('Say at what time the question comes, like 09:00 or 9am.');
  if (isMissing('zone') && !timeZone) problems.push(`Say in which time zone, ${ZONE_EXAMPLES}.`);
  return problems;
}

function tooMuchIn(parts: readonly Part[]): string[] {
  const times = only(parts, 'time');
  const closings = only(parts, 'closing');
  const zones = only(parts, 'zone');
  const [postAt = '', second] = times;
  const [closeAt] = closings;
  const problems: string[] = [];
  if (second && !closeAt) {
    problems.push(`There are two times. Write close before the closing time: ${postAt} close ${second}.`);
  } else if (second) {
    problems.push(`Write one time for the question, not ${times.join(' and ')}.`);
  }
  if (closings.length > 1) problems.push(`Write one closing time, not ${closings.join(' and ')}.`);
  if (times.length === 1 && closings.length === 1 && closeAt && closeAt <= postAt) {
    problems.push(
      `The question cannot close at ${closeAt}, because it comes at ${postAt}. Write a later time of the same day, or no closing time: then it is open until the next question.`,
    );
  }
  if (zones.length > 1) problems.push(`Write one time zone, not ${zones.join(' and ')}.`);
  return problems;
}

/** Lower case, without accents, every dash the same. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[‐-―−]/g, '-')
    .toLowerCase();
}

function quoted(text: string): string {
  return `“${text.slice(0, 40)}”`;
}

const FILLERS =
  "a an and at each every from in local on open opens post posts question sharp the time timezone zone o’clock o'clock".split(
    ' ',
  );
const CLOSING_WORDS = ['close', 'closes', 'closing', 'until', 'till', 'end', 'ends'];

const DAY_RANGE =
  /\b((?:mo|tu|we|th|fr|sa|su)[a-z]*)\s*(?:-|\b(?:to|through|thru)\b)\s*(?=(?:mo|tu|we|th|fr|sa|su))/g;
const TIME_RANGE = /(?<![\d-])(\d{1,2}(?:[:.]\d\d)?(?:[ap]m)?)-(?=\d{1,2}(?:[:.]\d\d)?(?:[ap]m)?(?![\d-]))/g;

function scheduleWords(text: string): string[] {
  return plain(text)
    .replace(/\b([ap])\.?m\b\.?/g, '$1m')
    .replace(/(\d) +([ap]m)\b/g, '$1$2')
    .replace(/\b(?:work|week|business)[ -]?days?\b/g, 'weekdays')
    .replace(/\bweek[ -]ends?\b/g, 'weekend')
    .replace(DAY_RANGE, '$1-')
    .replace(TIME_RANGE, '$1 ')
    .split(/[\s,;&]+/)
    .map(word => word.replace(/^["'“”(]+|["'“”).!?]+$/g, ''))
    .filter(word => /[\p{L}\p{N}]/u.test(word) && !FILLERS.includes(word));
}

/** "mon", "mon-fri", "mon/wed/fri", "weekdays", "daily". */
function daysOf(word: string): Weekday[] | undefined {
  const group = DAY_GROUPS[word];
  if (group) return group;
  const days: Weekday[] = [];
  for (const item of word.split(/[/+]/)) {
    const named = item.split('-').map(weekdayOf);
    const [from, to, ...more] = named.flatMap(day => day ?? []);
    if (from === undefined || named.includes(undefined)) return undefined;
    days.push(
      ...(to === undefined || more.length > 0 ? named.flatMap(day => day ?? []) : daysBetween(from, to)),
    );
  }
  return days;
}

const WORKING_DAYS: Weekday[] = [1, 2, 3, 4, 5];
const WEEKEND: Weekday[] = [6, 7];
const ALL_DAYS: Weekday[] = [...WORKING_DAYS, ...WEEKEND];
const DAY_GROUPS: Partial<Record<string, Weekday[]>> = {
  weekdays: WORKING_DAYS,
  weekend: WEEKEND,
  weekends: WEEKEND,
  daily: ALL_DAYS,
  everyday: ALL_DAYS,
  day: ALL_DAYS,
  days: ALL_DAYS,
};

/** Over the end of the week too: friday to monday is four days. */
function daysBetween(from: Weekday, to: Weekday): Weekday[] {
  return ALL_DAYS.filter(day => (from <= to ? day >= from && day <= to : day >= from || day <= to));
}

/** By a name, its plural, or its beginning: two letters tell the days apart. */
function weekdayOf(word: string): Weekday | undefined {
  if (word.length < 2) return undefined;
  const isBegunBy = (start: string) => (weekday: { name: string }) =>
    weekday.name.toLowerCase().startsWith(start);
  const singular = word.length > 3 ? word.replace(/s$/, '') : word;
  return (WEEKDAYS.find(isBegunBy(word)) ?? WEEKDAYS.find(isBegunBy(singular)))?.number;
}

const DAY_WORDS = WEEKDAYS.map(({ name }) => name.toLowerCase()).flatMap(name => [name.slice(0, 3), name]);

/** The word with its days put right: "mon-fri" for "mon-fry". */
function nearDays(word: string): string | undefined {
  const corrected = word
    .split(/([/+-])/)
    .map(piece => (/[/+-]/.test(piece) || weekdayOf(piece) ? piece : nearest(piece, DAY_WORDS)));
  if (corrected.includes(undefined))
    return nearest(
      word,
      Object.keys(DAY_GROUPS).filter(name => name.length > 4),
    );
  return corrected.join('');
}

/** Undefined for a word that does not look like a time at all. */
function timePart(word: string, kind: 'time' | 'closing'): Part | undefined {
  const value = word === 'noon' ? '12:00' : word === 'midnight' ? '00:00' : timeOf(word);
  if (value) return { kind, value };
  if (!/^\d/.test(word)) return undefined;
  const problem = `${quoted(word)} is not a time of day. Write one from 00:00 to 23:59, like 09:00 or 9am.`;
  return { kind: 'bad', about: kind, problem };
}

/** "9", "9:30", "9.30", "9h30", "0930", "9am", "9:30pm" as `HH:MM`. */
function timeOf(word: string): string | undefined {
  const match = /^(\d{1,2})(?:[:.h]?(\d\d))?h?([ap]m)?$/.exec(word);
  if (!match) return undefined;
  const [, hours, minutes = '00', half] = match;
  const hour = Number(hours);
  if (Number(minutes) > 59 || (half ? hour < 1 || hour > 12 : hour > 23)) return undefined;
  const hourOfDay = half ? (hour % 12) + (half === 'pm' ? 12 : 0) : hour;
  return `${String(hourOfDay).padStart(2, '0')}:${minutes}`;
}

/** The most words that a zone's name has: America/North Dakota/New Salem, Dar es Salaam. */
const ZONE_WORDS = 4;

function zonePart(words: readonly string[]): Read | undefined {
  const [word = ''] = words;
  for (let taken = Math.min(ZONE_WORDS, words.length); taken > 0; taken -= 1) {
    const zone = findZone(words.slice(0, taken).join(' '));
    if (zone) return { part: { kind: 'zone', value: zone }, taken };
  }
  const problem = shorthandProblem(word);
  if (problem) return { part: { kind: 'bad', about: 'zone', problem }, taken: 1 };
  if (nearDays(word)) return undefined;
  for (let taken = Math.min(ZONE_WORDS, words.length); taken > 0; taken -= 1) {
    const typed = words.slice(0, taken).join(' ');
    const near = typed.length > 3 && nearest(keyOf(typed), ZONES.keys());
    if (near) return { part: unknownZone(typed, ZONES.get(near)), taken };
  }
  return /^\p{L}+[/_]/u.test(word) ? { part: unknownZone(word, undefined), taken: 1 } : undefined;
}

function unknownZone(typed: string, near: string | undefined): Part {
  const hint = near ? `Did you mean ${near}?` : `Write one by its city, ${ZONE_EXAMPLES}.`;
  return { kind: 'bad', about: 'zone', problem: `I do not know the time zone ${quoted(typed)}. ${hint}` };
}

/** Where people mean by it a zone whose clock goes by another name, or is put forward, for half of the year. */
const SHORTHANDS: Partial<Record<string, string>> = {
  ...Object.fromEntries(['et', 'est', 'edt'].map(name => [name, 'America/New_York'])),
  ...Object.fromEntries(['ct', 'cst', 'cdt'].map(name => [name, 'America/Chicago'])),
  ...Object.fromEntries(['mt', 'mst', 'mdt'].map(name => [name, 'America/Denver'])),
  ...Object.fromEntries(['pt', 'pst', 'pdt'].map(name => [name, 'America/Los_Angeles'])),
  ...Object.fromEntries(['cet', 'cest', 'mez', 'mesz'].map(name => [name, 'Europe/Berlin'])),
  ...Object.fromEntries(['bst', 'wet', 'west'].map(name => [name, 'Europe/London'])),
  ...Object.fromEntries(['eet', 'eest'].map(name => [name, 'Europe/Athens'])),
  ...Object.fromEntries(['aest', 'aedt'].map(name => [name, 'Australia/Sydney'])),
  ist: 'Asia/Kolkata',
  jst: 'Asia/Tokyo',
  sgt: 'Asia/Singapore',
};

function shorthandProblem(word: string): string | undefined {
  const meant = SHORTHANDS[word];
  if (meant)
    return `${word.toUpperCase()} can mean several time zones. Write one by its city, like ${meant}.`;
  if (!/^(?:utc|gmt)?[+-]\d/.test(word)) return undefined;
  return `${quoted(word)} does not follow summer time. Write the time zone by its city, ${ZONE_EXAMPLES}.`;
}

/** The IANA name for a name in any case, with spaces for underscores, or for the city alone. */
function findZone(name: string): string | undefined {
  const listed = ZONES.get(keyOf(name));
  if (listed || !/^[a-z]+\/[a-z0-9_/+-]+$/i.test(name)) return listed;
  try {
    // Older names and links, such as US/Eastern, are known without being listed.
    return currentName(new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone);
  } catch {
    return undefined;
  }
}

function keyOf(name: string): string {
  return plain(name)
    .trim()
    .replace(/[\s_-]+/g, '_');
}

/** Runtimes list these zones by the name on the left, which is no longer the one in use. */
const RENAMED: Partial<Record<string, string>> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Catamarca': 'America/Argentina/Catamarca',
  'America/Coral_Harbour': 'America/Atikokan',
  'America/Cordoba': 'America/Argentina/Cordoba',
  'America/Godthab': 'America/Nuuk',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'America/Jujuy': 'America/Argentina/Jujuy',
  'America/Louisville': 'America/Kentucky/Louisville',
  'America/Mendoza': 'America/Argentina/Mendoza',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
};

function currentName(zone: string): string {
  return RENAMED[zone] ?? zone;
}

/** By key: the names of all zones, and the cities that one zone alone is named after. */
const ZONES = zonesByKey();

function zonesByKey(): ReadonlyMap<string, string> {
  const zones = new Map<string, string>();
  const shared = new Set<string>();
  const renamed = Object.values(RENAMED).flatMap(name => name ?? []);
  // Some runtimes list abbreviations and offsets too: EST, Etc/GMT+5.
  const places = Intl.supportedValuesOf('timeZone').filter(name => /^(?!Etc\/).+\//.test(name));
  for (const name of [...places, ...renamed]) {
    const zone = currentName(name);
    const city = keyOf(name.slice(name.lastIndexOf('/') + 1));
    if ((zones.get(city) ?? zone) !== zone) shared.add(city);
    zones.set(city, zone).set(keyOf(name), zone);
  }
  for (const city of shared) zones.delete(city);
  for (const name of ['utc', 'gmt', 'z', 'etc/utc', 'etc/gmt']) zones.set(name, 'UTC');
  return zones;
}

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

/** The known word with the fewest letters to change, at most a quarter of them; the first of equals. */
function nearest(word: string, known: Iterable<string>): string | undefined {
  let best: { name: string; distance: number } | undefined;
  for (const name of known) {
    const limit = Math.max(1, Math.floor(name.length / 4));
    if (Math.abs(name.length - word.length) > limit) continue;
    const distance = lettersToChange(word, name);
    if (distance <= limit && distance < (best?.distance ?? Infinity)) best = { name, distance };
  }
  return best?.name;
}

/** How many letters to add, drop, replace or swap with their neighbour (optimal string alignment). */
function lettersToChange(from: string, to: string): number {
  let above: number[] = [];
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 0; i < from.length; i += 1) {
    const below = [i + 1];
    for (let j = 0; j < to.length; j += 1) {
      const replaced = (row[j] ?? 0) + (from[i] === to[j] ? 0 : 1);
      const isSwap = i > 0 && j > 0 && from[i] === to[j - 1] && from[i - 1] === to[j];
      const swapped = isSwap ? (above[j - 1] ?? 0) + 1 : Infinity;
      below.push(Math.min(replaced, swapped, (row[j + 1] ?? 0) + 1, (below[j] ?? 0) + 1));
    }
    above = row;
    row = below;
  }
  return row[to.length] ?? 0;
}
