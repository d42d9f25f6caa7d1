import { Temporal } from 'temporal-polyfill';
import { describeDay } from '../quiz/schedule.ts';
import { localDay } from '../quiz/window.ts';
import type { Member } from '../store/members.ts';
import { timeZoneOf } from './time-zone-of.ts';

/** How dates are written for one person. */
export interface DateStyle {
  /** A language tag; English without one. */
  language: string | undefined;
  /** IANA name. */
  timeZone: string;
}

type Language = Pick<DateStyle, 'language'>;

/** Languages that dates can be written in, each by its own name. */
export const DATE_LANGUAGES: readonly { tag: string; name: string }[] = [
  { tag: 'en', name: 'English' },
  { tag: 'de', name: 'Deutsch' },
  { tag: 'es', name: 'Español' },
  { tag: 'fr', name: 'Français' },
  { tag: 'it', name: 'Italiano' },
  { tag: 'nl', name: 'Nederlands' },
  { tag: 'pl', name: 'Polski' },
  { tag: 'pt', name: 'Português' },
  { tag: 'tr', name: 'Türkçe' },
  { tag: 'uk', name: 'Українська' },
  { tag: 'hi', name: 'हिन्दी' },
  { tag: 'ja', name: '日本語' },
  { tag: 'ko', name: '한국어' },
  { tag: 'zh', name: '中文' },
];

/** As the member chose. */
export function datesOf(member: Pick<Member, 'settings' | 'timeZone'>): DateStyle {
  return { language: member.settings.dateLanguage, timeZone: timeZoneOf(member) };
}

export function languageName({ language = 'en' }: Language): string {
  return DATE_LANGUAGES.find(({ tag }) => tag === language)?.name ?? language;
}

const FORMS = {
  /** `24 December` */
  day: { day: 'numeric', month: 'long' },
  /** `Thu 24 Dec`: for lists of days that are not far away. */
  short: { weekday: 'short', day: 'numeric', month: 'short' },
  /** `Thursday 24 December 2026` */
  whole: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  /** `24 Dec` */
  label: { day: 'numeric', month: 'short' },
  /** `24/12` */
  numbers: { day: 'numeric', month: 'numeric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;
type Form = keyof typeof FORMS;

/** An instant in epoch milliseconds, as its day. */
export function dateText(at: number, dates: DateStyle, form: Form = 'day'): string {
  if (isEnglishWhole(dates, form)) return describeDay(localDay(at, dates.timeZone));
  return formatter(dates.language, form, dates.timeZone).format(at);
}

/**
 * The same with the letters that one font has, for pictures: `24 Dec`, or `24/12` in a language that has months with
 * other letters, as it puts the two.
 */
export function drawableDayText(day: string, language: Language): string {
  const isDrawable = MONTHS.every(month => DRAWABLE.test(dayText(month, language, 'label')));
  return dayText(day, language, isDrawable ? 'label' : 'numbers');
}

const MONTHS = Array.from({ length: 12 }, (_, month) => `2026-${String(month + 1).padStart(2, '0')}-24`);
/** Lato as `picture/` draws with it: a test compares. */
const DRAWABLE = /^[ -ÿąćęłńśźż]+$/i;

/** A local date, `YYYY-MM-DD`, which is the same day everywhere. */
export function dayText(day: string, language: Language, form: Form = 'day'): string {
  if (isEnglishWhole(language, form)) return describeDay(day);
  return formatter(language.language, form, 'UTC').format(Date.parse(day));
}

/** Written by the same words as in schedules, whatever the runtime would write. */
function isEnglishWhole({ language }: Language, form: Form): boolean {
  return form === 'whole' && languageOf(language) === ENGLISH;
}

/** The day of an instant as seen from another one: `today`, `tomorrow` or `Thursday 24 December 2026`. */
export function dateFromNow(at: number, now: number, dates: DateStyle): string {
  const [today, day] = [localDay(now, dates.timeZone), localDay(at, dates.timeZone)];
  const { days } = Temporal.PlainDate.from(today).until(day);
  if (days < 0 || days > 1) return dayText(day, dates, 'whole');
  const words = new Intl.RelativeTimeFormat(languageOf(dates.language), { numeric: 'auto' });
  return words.format(days, 'day');
}

const known = new Map<string, Intl.DateTimeFormat>();

/** A formatter is slow to make. */
function formatter(language: string | undefined, form: Form, timeZone: string): Intl.DateTimeFormat {
  const key = `${language} ${form} ${timeZone}`;
  const kept = known.get(key);
  if (kept) return kept;
  const made = new Intl.DateTimeFormat(languageOf(language), { timeZone, ...FORMS[form] });
  if (known.size > 1_000) known.clear();
  known.set(key, made);
  return made;
}

/** As everything else in the app is written. */
const ENGLISH = 'en-GB';

/** A language that is none of ours any more is as good as none. */
function languageOf(language: string | undefined): string {
  const ours = DATE_LANGUAGES.find(({ tag }) => tag === language)?.tag;
  return ours === undefined || ours === 'en' ? ENGLISH : ours;
}
