import { WEEKDAYS, type Weekday } from './schedule.ts';
import { nearest } from './typed-text.ts';

/** "mon", "mon-fri", "mon/wed/fri", "weekdays", "daily". */
export function daysOf(word: string): Weekday[] | undefined {
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
export function weekdayOf(word: string): Weekday | undefined {
  if (word.length < 2) return undefined;
  const isBegunBy = (start: string) => (weekday: { name: string }) =>
    weekday.name.toLowerCase().startsWith(start);
  const singular = word.length > 3 ? word.replace(/s$/, '') : word;
  return (WEEKDAYS.find(isBegunBy(word)) ?? WEEKDAYS.find(isBegunBy(singular)))?.number;
}

const DAY_WORDS = WEEKDAYS.map(({ name }) => name.toLowerCase()).flatMap(name => [name.slice(0, 3), name]);

/** The word with its days put right: "mon-fri" for "mon-fry". */
export function nearDays(word: string): string | undefined {
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
