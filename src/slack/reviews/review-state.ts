import type { Question } from '../../bank/question.ts';
import type { Topic } from '../../quiz/select-practice.ts';
import { type Context, memberOf } from '../context.ts';
import { dateFromNow, datesOf } from '../dates.ts';
import type { ReviewState } from '../views/practice-parts.ts';
import { queueOf } from './queue-of.ts';

/** The asking member's review at this moment. */
export interface OpenReview {
  /** The question that has been due longest, as the bank has it now. Undefined when nothing is due. */
  next: Question | undefined;
  /** For a message that shows this question, or none. */
  stateBeside(shown: { questionId: string } | undefined): ReviewState;
}

/** Undefined for any other practice. */
export async function openReview(
  context: Context,
  topic: Topic | undefined,
): Promise<OpenReview | undefined> {
  if (topic?.kind !== 'review') return undefined;
  const { deps, workspace, now } = context;
  const member = await memberOf(context);
  const dates = datesOf(member);
  const { timeZone } = dates;
  const queue = await queueOf(deps, { workspace, member: member.key }, { now, timeZone });
  const dayOf = (instant: number | undefined) =>
    instant === undefined ? undefined : dateFromNow(instant, now, dates);
  return {
    next: deps.library().knowledge.questions.find(({ id }) => id === queue.due[0]),
    stateBeside: shown => ({
      due: queue.due.filter(id => id !== shown?.questionId).length,
      held: queue.held,
      nextDay: dayOf(queue.nextAt),
      backDay: shown && dayOf(queue.dueAt.get(shown.questionId)),
    }),
  };
}
