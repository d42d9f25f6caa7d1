import type { Week } from '../../quiz/progress.ts';
import { type DateStyle, dayText } from '../dates.ts';
import { type Markup, mrkdwn } from '../text.ts';

/** A line per week, the newest first, without those in which nothing was answered but the newest. */
export function weekLines(weeks: readonly Week[], dates: Pick<DateStyle, 'language'>): Markup[] {
  return weeks
    .toReversed()
    .filter((week, index) => index === 0 || week.answered > 0)
    .map(week => mrkdwn`${weekText(week, dates)}`);
}

/** All weeks in one line, for who cannot see the picture. */
export function weeksText(weeks: readonly Week[], dates: Pick<DateStyle, 'language'>): string {
  return weeks.map(week => weekText(week, dates)).join('; ');
}

function weekText({ from, answered, right }: Week, dates: Pick<DateStyle, 'language'>): string {
  return `Week of ${dayText(from, dates)}: ${answered === 0 ? 'no answers' : `${right} of ${answered} right`}`;
}
