/** Dates and times as Slack words them, in the acting member's time zone. Instants are epoch milliseconds. */

const LOCALE = 'en-US';

/** @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map();

/**
 * @param {number} instant
 * @param {string} tz
 * @param {Intl.DateTimeFormatOptions} options
 */
function format(instant, tz, options) {
  const key = `${tz} ${JSON.stringify(options)}`;
  const found = formats.get(key) ?? new Intl.DateTimeFormat(LOCALE, { ...options, timeZone: tz });
  formats.set(key, found);
  // Intl puts a narrow no-break space before AM and PM.
  return found.format(instant).replaceAll('\u202f', ' ');
}

/**
 * @param {string} ts Slack's message id.
 * @returns {number}
 */
export function instantOfTs(ts) {
  return Math.floor(Number(ts) * 1000);
}

/**
 * @param {number} instant
 * @param {string} tz
 */
export function timeText(instant, tz) {
  return format(instant, tz, { hour: 'numeric', minute: '2-digit' });
}

/**
 * The local day as `2026-11-23`.
 * @param {number} instant
 * @param {string} tz
 */
export function dayKey(instant, tz) {
  return localText(instant, tz).slice(0, 10);
}

/**
 * What stands between two days of messages: "Today", "Yesterday", "Monday, November 23rd".
 * @param {number} instant
 * @param {number} now
 * @param {string} tz
 */
export function dayText(instant, now, tz) {
  const relative = relativeDay(instant, now, tz);
  if (relative === 'today' || relative === 'yesterday') return capitalized(relative);
  const sameYear = dayKey(instant, tz).slice(0, 4) === dayKey(now, tz).slice(0, 4);
  return `${format(instant, tz, { weekday: 'long' })}, ${longDate(instant, tz, !sameYear)}`;
}

/**
 * The workspace's clock: "Mon, Nov 23, 9:00 AM".
 * @param {number} instant
 * @param {string} tz
 */
export function clockText(instant, tz) {
  return `${format(instant, tz, { weekday: 'short', month: 'short', day: 'numeric' })}, ${timeText(instant, tz)}`;
}

/**
 * "Berlin time" for Europe/Berlin.
 * @param {string} tz
 */
export function zoneText(tz) {
  return tz === 'UTC' ? 'UTC' : `${(tz.split('/').at(-1) ?? tz).replaceAll('_', ' ')} time`;
}

/**
 * Fills the `{…}` of a Slack date: https://docs.slack.dev/messaging/formatting-message-text#date-formatting
 * @param {string} pattern
 * @param {number} instant
 * @param {{ tz: string, now: number }} at
 */
export function slackDateText(pattern, instant, { tz, now }) {
  return pattern.replace(/\{(\w+)\}/g, (whole, token) => {
    const pretty = token.endsWith('_pretty') ? relativeDay(instant, now, tz) : undefined;
    switch (token) {
      case 'date_num':
        return dayKey(instant, tz);
      case 'date_slash':
        return format(instant, tz, { year: 'numeric', month: '2-digit', day: '2-digit' });
      case 'date':
      case 'date_pretty':
        return pretty ?? longDate(instant, tz, true);
      case 'date_short':
      case 'date_short_pretty':
        return pretty ?? format(instant, tz, { month: 'short', day: 'numeric', year: 'numeric' });
      case 'date_long':
      case 'date_long_pretty':
        return pretty ?? `${format(instant, tz, { weekday: 'long' })}, ${longDate(instant, tz, true)}`;
      case 'date_long_full':
        return format(instant, tz, { weekday: 'long', month: 'long', day: 'numeric', year: 'numeric' });
      case 'time':
        return timeText(instant, tz);
      case 'time_secs':
        return format(instant, tz, { hour: 'numeric', minute: '2-digit', second: '2-digit' });
      case 'ago':
        return agoText(now - instant);
      default:
        return whole;
    }
  });
}

/**
 * Wall time in a zone as `2026-11-23T09:00`, the form of a `datetime-local` input.
 * @param {number} instant
 * @param {string} tz
 */
export function localText(instant, tz) {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: tz,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(instant);
  /** @param {Intl.DateTimeFormatPartTypes} type */
  const part = type => parts.find(each => each.type === type)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
}

/**
 * The instant of a wall time; a time skipped in spring moves forward by the gap.
 * @param {string} local `2026-11-23T09:00`
 * @param {string} tz
 */
export function instantOfLocal(local, tz) {
  const wanted = Date.parse(`${local}Z`);
  /** @param {number} instant */
  const offset = instant => Date.parse(`${localText(instant, tz)}Z`) - instant;
  const before = offset(wanted - 86_400_000);
  const first = wanted - before;
  return offset(first) === before ? first : wanted - Math.min(before, offset(wanted + 86_400_000));
}

/**
 * @param {number} instant
 * @param {number} now
 * @param {string} tz
 * @returns {'today' | 'yesterday' | 'tomorrow' | undefined}
 */
function relativeDay(instant, now, tz) {
  const days = (Date.parse(dayKey(instant, tz)) - Date.parse(dayKey(now, tz))) / 86_400_000;
  if (days === 0) return 'today';
  if (days === -1) return 'yesterday';
  return days === 1 ? 'tomorrow' : undefined;
}

/**
 * "November 23rd", with the year on request.
 * @param {number} instant
 * @param {string} tz
 * @param {boolean} withYear
 */
function longDate(instant, tz, withYear) {
  const day = Number(format(instant, tz, { day: 'numeric' }));
  const rule = new Intl.PluralRules('en-US', { type: 'ordinal' }).select(day);
  const suffix = { zero: 'th', one: 'st', two: 'nd', few: 'rd', many: 'th', other: 'th' }[rule];
  const year = withYear ? `, ${format(instant, tz, { year: 'numeric' })}` : '';
  return `${format(instant, tz, { month: 'long' })} ${day}${suffix}${year}`;
}

/** @param {number} elapsed */
function agoText(elapsed) {
  const minutes = Math.round(elapsed / 60_000);
  const words = new Intl.RelativeTimeFormat(LOCALE, { numeric: 'auto' });
  if (Math.abs(minutes) < 60) return words.format(-minutes, 'minute');
  if (Math.abs(minutes) < 60 * 24) return words.format(-Math.round(minutes / 60), 'hour');
  return words.format(-Math.round(minutes / 60 / 24), 'day');
}

/** @param {string} word */
function capitalized(word) {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}
