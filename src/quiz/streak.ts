/** A round of the channel from one member's side. */
export interface RoundAttendance {
  /** Local date of the round in the channel's zone, `YYYY-MM-DD`. */
  day: string;
  answered: boolean;
  /** Still open: not having answered it yet breaks nothing. */
  open: boolean;
}

export interface Streak {
  /** Consecutive rounds answered, right or wrong, up to now. */
  length: number;
  /** Misses of the newest round's month that were forgiven. */
  forgiven: number;
}

export const FORGIVEN_PER_MONTH = 2;

/**
 * The streak over the rounds since the member's first answer in the channel, oldest first. Days without a round
 * do not count. Two misses in a calendar month are forgiven: they do not lengthen a streak, and do not end it.
 */
export function streakOf(rounds: readonly RoundAttendance[]): Streak {
  let length = 0;
  const forgiven = new Map<string, number>();
  for (const round of rounds) {
    const month = monthOf(round.day);
    if (round.answered) {
      length += 1;
    } else if (!round.open && length > 0) {
      const used = forgiven.get(month) ?? 0;
      if (used < FORGIVEN_PER_MONTH) forgiven.set(month, used + 1);
      else length = 0;
    }
  }
  const newest = rounds.at(-1);
  return { length, forgiven: newest ? (forgiven.get(monthOf(newest.day)) ?? 0) : 0 };
}

function monthOf(day: string): string {
  return day.slice(0, 'YYYY-MM'.length);
}
