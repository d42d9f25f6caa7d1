import { onPress } from '../action.ts';
import { examButton } from '../buttons.ts';
import { openExam } from '../exams/open-exam.ts';

/** From Home or a message into the mock exam. */
export const exam = onPress(examButton, async (context, { kind }) => ({
  kind: 'modal',
  view: await openExam(context, kind ?? 'full'),
}));
