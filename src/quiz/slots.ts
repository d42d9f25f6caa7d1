import { Temporal } from 'temporal-polyfill';
import { minutesOf, type Schedule } from './schedule.ts';
import { localDay } from './window.ts';

/** One moment that a schedule asks for a round. Instants are epoch milliseconds. */
export interface Slot {
  at: number;
  /** The day the schedule means, `YYYY-MM-DD` in its zone: a round keeps this one, however late it is posted. */
  day: string;
  /** Later than `at`. Undefined: open until the next round. */
  closesAt: number | undefined;
}

/**
 * The first slots strictly after an instant (epoch ms), in order. Each chosen local day has one slot. A time that
 * the zone skips moves by the length of the gap, one that it repeats counts the first time (Temporal's
 * `disambiguation: 'compatible'`); a day that the zone skips has none. Fewer than `count` only without end of a pause.
 */
export function nextSlots(schedule: Schedule, after: number, count: number): Slot[] {
  return slotsAfter(after, count, slotsFrom(schedule, dayBefore(after, schedule.timeZone)));
}

export function nextSlot(schedule: Schedule, after: number): Slot | undefined {
  return nextSlots(schedule, after, 1)[0];
}

export interface Standpoint {
  schedule: Schedule;
  /** Epoch ms. */
  now: number;
  /**
   * The latest local day, up to today, with a scheduled round in the channel. Days after today are left out, so
   * that a clock that was ahead once does not silence the channel until that day.
   */
  lastPostedDay: string | undefined;
}

/** The slots to come, without a second one on a day that had its round: what a changed schedule really does. */
export function upcomingSlots(from: Standpoint, count: number): Slot[] {
  const { schedule, now, lastPostedDay } = from;
  const start = dayBefore(now, schedule.timeZone);
  const free = lastPostedDay === undefined ? start : Temporal.PlainDate.from(lastPostedDay).add({ days: 1 });
  return slotsAfter(now, count, slotsFrom(schedule, laterOf(start, free)));
}

export interface Due {
  /** To be posted now. */
  post: Slot | undefined;
  /** Slots that came and get no round, oldest first; none from more than two weeks ago. */
  skipped: Slot[];
  /** To be stored as the next slot, also when nothing was due. */
  next: Slot | undefined;
}

/**
 * What a tick does with a schedule whose stored next slot is `nextSlot` (epoch ms). Of the slots that came, the
 * latest is posted if it is worth it and its day had no round. It may lie before `nextSlot`, when the zone changed
 * its rules since that was stored. Nothing is due while the clock says it is before `nextSlot`.
 */
export function dueSlots(tick: Standpoint & { nextSlot: number }): Due {
  const { schedule, now, lastPostedDay } = tick;
  if (now < tick.nextSlot) return { post: undefined, skipped: [], next: upcomingSlots(tick, 1)[0] };
  const came: Slot[] = [];
  let following: Slot | undefined;
  let next: Slot | undefined;
  const start = dayBefore(Math.max(tick.nextSlot, now - LOOK_BACK), schedule.timeZone);
  for (const slot of slotsFrom(schedule, start)) {
    const isFree = lastPostedDay === undefined || slot.day > lastPostedDay;
    if (slot.at <= now) {
      if (isFree) came.push(slot);
      continue;
    }
    following ??= slot;
    if (isFree) {
      next = slot;
      break;
    }
  }
  const latest = came.at(-1);
  const post = latest && isWorth(schedule, latest, following, now) ? latest : undefined;
  const skipped = came.filter(slot => slot !== post && slot.at >= tick.nextSlot);
  return { post, skipped, next };
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How late a slot is still on time: a tick, a restart and a queue before Slack's limits fit in. */
const ON_TIME = 10 * MINUTE;

/** What was missed before is of no use to anybody, and a stale row must not cost a walk through years. */
const LOOK_BACK = 14 * DAY;

/**
 * On time, a slot needs only to be open. So one at 23:59 survives a tick after midnight, and a round of half an hour
 * is posted at all. Later it must be the same local day, with an hour left until it closes or the next one comes.
 */
export function isWorthPosting(schedule: Schedule, slot: Slot, now: number): boolean {
  return isWorth(schedule, slot, nextSlot(schedule, slot.at), now);
}

function isWorth(schedule: Schedule, slot: Slot, following: Slot | undefined, now: number): boolean {
  const openUntil = Math.min(slot.closesAt ?? Infinity, following?.at ?? Infinity);
  if (now - slot.at <= ON_TIME) return now < openUntil;
  return slot.day === localDay(now, schedule.timeZone) && openUntil - now >= HOUR;
}

function slotsAfter(after: number, count: number, slots: Iterable<Slot>): Slot[] {
  const found: Slot[] = [];
  if (count < 1) return found;
  for (const slot of slots) {
    if (slot.at > after) found.push(slot);
    if (found.length >= count) break;
  }
  return found;
}

/** Ascending and without end, unless no day posts. */
function* slotsFrom(schedule: Schedule, first: Temporal.PlainDate): Generator<Slot> {
  const slotOn = slotMaker(schedule);
  for (const day of chosenDays(schedule, first)) {
    const slot = slotOn(day);
    if (slot) yield slot;
  }
}

function* chosenDays(schedule: Schedule, first: Temporal.PlainDate): Generator<Temporal.PlainDate> {
  const { days, paused, pausedUntil } = schedule;
  if (days.length === 0 || (paused && pausedUntil === undefined)) return;
  const skipped = new Set(schedule.skippedDays);
  const start = paused && pausedUntil ? laterOf(first, Temporal.PlainDate.from(pausedUntil)) : first;
  let day = start.subtract({ days: 1 });
  while (true) {
    const { dayOfWeek } = day;
    day = day.add({ days: Math.min(...days.map(chosen => ((chosen - dayOfWeek + 6) % 7) + 1)) });
    if (!skipped.has(day.toString())) yield day;
  }
}

/** The slot of each day; the times are read once, as reading them costs as much as a slot. */
function slotMaker(schedule: Schedule): (day: Temporal.PlainDate) => Slot | undefined {
  const { timeZone } = schedule;
  const postAt = Temporal.PlainTime.from(schedule.postAt);
  const closingOf = closingMaker(schedule);
  return day => {
    const posting = day.toZonedDateTime({ timeZone, plainTime: postAt });
    // A time can move over midnight with its day still there; a day that the zone left out has no first moment.
    const isElsewhere = posting.day !== day.day;
    if (isElsewhere && day.toZonedDateTime(timeZone).day !== day.day) return undefined;
    const at = posting.epochMilliseconds;
    return { at, day: day.toString(), closesAt: closingOf(day, at) };
  };
}

/**
 * The closing time of the same day. Where a gap moves the posting to it or past it, the round is open for as long as
 * on other days instead. A closing time that is not after the posting time closes nothing.
 */
function closingMaker(schedule: Schedule): (day: Temporal.PlainDate, at: number) => number | undefined {
  const { timeZone, postAt, closeAt } = schedule;
  if (closeAt === undefined || closeAt <= postAt) return () => undefined;
  const plainTime = Temporal.PlainTime.from(closeAt);
  const usual = (minutesOf(closeAt) - minutesOf(postAt)) * MINUTE;
  return (day, at) => {
    const closesAt = day.toZonedDateTime({ timeZone, plainTime }).epochMilliseconds;
    return closesAt > at ? closesAt : at + usual;
  };
}

/** Where to start so that no slot is passed over: one that moved over midnight lies on the day after its own. */
function dayBefore(instant: number, timeZone: string): Temporal.PlainDate {
  return Temporal.PlainDate.from(localDay(instant, timeZone)).subtract({ days: 1 });
}

function laterOf(a: Temporal.PlainDate, b: Temporal.PlainDate): Temporal.PlainDate {
  return Temporal.PlainDate.compare(a, b) < 0 ? b : a;
}
