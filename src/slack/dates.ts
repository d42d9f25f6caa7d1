/** How dates are written for one person. */
export interface DateStyle {
  /** A language tag; English without one. */
  language: string | undefined;
  /** IANA name. */
  timeZone: string;
}

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

/** `23 November`, of an instant in epoch milliseconds. */
export function dateText(at: number, { language, timeZone }: DateStyle): string {
  return formatter(language, timeZone).format(at);
}

/** The same of a local date, `YYYY-MM-DD`, which is the same day everywhere. */
export function dayText(day: string, { language }: Pick<DateStyle, 'language'>): string {
  return formatter(language, 'UTC').format(Date.parse(day));
}

const known = new Map<string, Intl.DateTimeFormat>();

/** A formatter is slow to make. A language or zone that this machine does not know is as good as none. */
function formatter(language: string | undefined, timeZone: string): Intl.DateTimeFormat {
  const key = `${language} ${timeZone}`;
  const kept = known.get(key);
  if (kept) return kept;
  const made = make(language, timeZone) ?? make(undefined, timeZone) ?? make(undefined, 'UTC');
  if (!made) throw new Error('no date format for UTC');
  if (known.size > 1_000) known.clear();
  known.set(key, made);
  return made;
}

function make(language: string | undefined, timeZone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat(language ?? 'en-GB', { timeZone, day: 'numeric', month: 'long' });
  } catch {
    return undefined;
  }
}
