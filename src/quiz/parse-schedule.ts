import { findZone } from './find-zone.ts';
import { type Schedule, WEEKDAYS } from './schedule.ts';
import { type Part, partsOf, type Subject, scheduleWords, ZONE_EXAMPLES } from './schedule-parts.ts';
import { quoted } from './typed-text.ts';

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

const HOW_TO = 'Write days, time and time zone, like mon-fri 09:00 Europe/Berlin close 17:00.';

/** Far more than a schedule has: a pasted page is not searched for names that were meant. */
const MAX_WORDS = 24;

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
