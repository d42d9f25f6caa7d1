import { describeDayFrom } from '../../quiz/schedule.ts';
import type { Topic } from '../../quiz/select-practice.ts';
import { localDay } from '../../quiz/window.ts';
import { type Context, memberOf } from '../context.ts';
import { timeZoneOf } from '../time-zone-of.ts';
import type { ReviewState } from '../views/practice-parts.ts';
import { queueOf } from './queue-of.ts';

/**
 * How the member's review stands beside the question that is shown, for a message of it; undefined for any other
 * practice.
 */
export async function reviewState(
  context: Context,
  topic: Topic | undefined,
  shown: { questionId: string } | undefined,
): Promise<ReviewState | undefined> {
  if (topic?.kind !== 'review') return undefined;
  const { deps, workspace, now } = context;
  const member = await memberOf(context);
  const timeZone = timeZoneOf(member);
  const { due, held, nextAt, dueAt } = await queueOf(
    deps,
    { workspace, member: member.key },
    { now, timeZone },
  );
  const dayOf = (instant: number | undefined) =>
    instant === undefined ? undefined : describeDayFrom(localDay(now, timeZone), localDay(instant, timeZone));
  return {
    due: due.filter(id => id !== shown?.questionId).length,
    held,
    nextDay: dayOf(nextAt),
    backDay: shown && dayOf(dueAt.get(shown.questionId)),
  };
}
