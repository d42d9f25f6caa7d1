import { REVIEW } from '../../quiz/select-practice.ts';
import { onPress } from '../action.ts';
import { reviewButton, stopRemindingButton } from '../buttons.ts';
import { memberOf } from '../context.ts';
import { privately } from '../reply.ts';
import { remindersOffMessage } from '../views/review-reminder.ts';
import { askPractice } from './practice-question.ts';

/** From a reminder or Home into the review. */
export const review = onPress(reviewButton, async context => privately(await askPractice(context, REVIEW)));

/** The one button that stops the daily message. */
export const stopReminding = onPress(stopRemindingButton, async context => {
  await context.deps.store.changeSettings((await memberOf(context)).key, { reviewAt: undefined });
  return { kind: 'replace', message: remindersOffMessage() };
});
