// The words of a schedule in one line, each read as what it can be: days, a time, a closing time, a zone.
import { findZone, nearestZone } from './find-zone.ts';
import type { Weekday } from './schedule.ts';
import { plain, quoted } from './typed-text.ts';
import { daysOf, nearDays } from './weekday-words.ts';

export const ZONE_EXAMPLES = 'like Europe/Berlin or America/New_York';

export type Subject = 'days' | 'time' | 'closing' | 'zone';

export type Part =
  | { kind: 'days'; days: Weekday[] }
  | { kind: 'time' | 'closing' | 'zone'; value: string }
  | { kind: 'bad'; about: Subject; problem: string }
  | { kind: 'unknown'; word: string };

interface Read {
  part: Part;
  /** How many words it took. */
  taken: number;
}

export function partsOf(words: readonly string[]): Part[] {
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
    const near = typed.length > 3 ? nearestZone(typed) : undefined;
    if (near) return { part: unknownZone(typed, near), taken };
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

const FILLERS =
  "a an and at each every from in local on open opens post posts question sharp the time timezone zone o’clock o'clock".split(
    ' ',
  );
const CLOSING_WORDS = ['close', 'closes', 'closing', 'until', 'till', 'end', 'ends'];

const DAY_RANGE =
  /\b((?:mo|tu|we|th|fr|sa|su)[a-z]*)\s*(?:-|\b(?:to|through|thru)\b)\s*(?=(?:mo|tu|we|th|fr|sa|su))/g;
const TIME_RANGE = /(?<![\d-])(\d{1,2}(?:[:.]\d\d)?(?:[ap]m)?)-(?=\d{1,2}(?:[:.]\d\d)?(?:[ap]m)?(?![\d-]))/g;

export function scheduleWords(text: string): string[] {
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
