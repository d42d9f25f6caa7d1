import { onPress } from '../action.ts';
import { nextPracticeButton } from '../buttons.ts';
import { askPractice } from './practice-question.ts';

/** The next question on the same topic, in the place of what is done with. Without a run it begins one. */
export const nextPractice = onPress(nextPracticeButton, async (context, { topic, run }) => ({
  kind: 'replace',
  message: await askPractice(context, topic, run),
}));
