import { onPress } from '../action.ts';
import { examDiscardButton } from '../buttons.ts';
import { getOwnExam } from '../exams/own-exam.ts';
import { showExam } from '../exams/show-exam.ts';
import { getPlace } from '../exams/take-step.ts';

/** Ends an exam without a result. One that has ended in the meantime stays as it is. */
export const discardExam = onPress(examDiscardButton, async (context, _payload, { view }) => {
  const { exam: id } = getPlace(view?.metadata ?? '');
  const own = await getOwnExam(context, id);
  await context.deps.store.endExam(own.exam.id, { state: 'abandoned', now: context.now });
  return { kind: 'view', view: await showExam(context, await getOwnExam(context, id)) };
});
