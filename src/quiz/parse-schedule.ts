import { Temporal } from 'temporal-polyfill';
import { describeDay, MONTHS, minutesOf, type Schedule, WEEKDAYS, type Weekday } from './schedule.ts';

export type ParsedSchedule =
  | { kind: 'parsed'; schedule: Schedule }
  /** Sentences for the person who typed it: what is wrong and what to write instead. */
  | { kind: 'problems'; problems: string[] };

/**
 * Days, a time, a zone and a closing time in any order and as people type them: "mon-fri 09:00 Europe/Berlin close
 * 17:00". Without a zone in the text it is the default one, an IANA name. Every problem is told at once.
 */
export function parseSchedule(text: string, defaults: { timeZone?: string }): ParsedSchedule {
  const words = wordsOf(text);
  if (words.length > MAX_WORDS) return { kind: 'problems', problems: [`This is too long. ${WRITE}`] };
  const parts = partsOf(words);
  const days = parts.filter(part => part.kind === 'days');
  const times = parts.filter(part => part.kind === 'time');
  const closings = parts.filter(part => part.kind === 'close');
  const zones = parts.filter(part => part.kind === 'zone');
  const postAt = times[0]?.time;
  const closeAt = closings[0]?.time;
  const timeZone = zones.length > 0 ? zones[0]?.zone : findZone(keyOf(defaults.timeZone ?? ''));
  const problems = [
    ...parts.flatMap(part => ('problem' in part && part.problem ? [part.problem] : [])),
    ...problemOf(words.length > 0 && strangersIn(parts)),
    ...problemOf(days.length === 0 && 'Say on which days: mon-fri, weekdays, mon,wed,fri or daily.'),
    ...problemOf(times.length === 0 && 'Say at what time the question comes, like 09:00 or 9am.'),
    ...problemOf(zones.length === 0 && !timeZone && `Say in which time zone: ${ZONE_EXAMPLES}.`),
    ...timesProblems(times, closings),
    ...problemOf(
      new Set(zones.map(part => part.zone)).size > 1 &&
        `There is more than one time zone: ${zones.flatMap(part => part.zone ?? []).join(', ')}. Keep one.`,
    ),
  ];
  if (problems.length > 0 || !postAt || !timeZone) return { kind: 'problems', problems };
  const chosen = new Set(days.flatMap(part => part.days));
  const sorted = WEEKDAYS.map(weekday => weekday.number).filter(number => chosen.has(number));
  return {
    kind: 'parsed',
    schedule: {
      days: sorted,
      postAt,
      timeZone,
      closeAt,
      paused: false,
      pausedUntil: undefined,
      skippedDays: [],
    },
  };
}
