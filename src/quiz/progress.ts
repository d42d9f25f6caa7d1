import type { GivenAnswer } from './readiness.ts';
import { weekStarts } from './window.ts';

/** What a member answered in one week, wherever it was asked. */
export interface Week {
  /** Local date of its Monday, `YYYY-MM-DD`. */
  from: string;
  answered: number;
  right: number;
}

const WEEKS = 8;

/**
 * The member's last eight weeks, oldest first, the one of `now` the last; weeks begin on Monday in their zone.
 * Weeks before the first answer are left out, empty ones after it are not.
 */
export function weeksOf(answers: readonly GivenAnswer[], now: number, timeZone: string): Week[] {
  const starts = weekStarts(now, timeZone, WEEKS);
  const weeks = starts.map(({ from, at }, index) => {
    const until = starts[index + 1]?.at ?? Number.MAX_SAFE_INTEGER;
    const inWeek = answers.filter(answer => answer.at >= at && answer.at < until);
    return { from, answered: inWeek.length, right: inWeek.filter(answer => answer.correct).length };
  });
  const earlier = answers.some(answer => answer.at < (starts[0]?.at ?? 0));
  const first = weeks.findIndex(week => week.answered > 0);
  return earlier ? weeks : first < 0 ? [] : weeks.slice(first);
}
