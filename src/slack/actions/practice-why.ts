import { onPress } from '../action.ts';
import { whyPracticeButton } from '../buttons.ts';
import { attemptOf, verdictOn } from './practice-answer.ts';

/** Every option with its reason, in the place of the shorter verdict. */
export const whyPractice = onPress(whyPracticeButton, async (context, { attempt: id, topic }) => {
  const { attempt } = await attemptOf(context, id);
  return verdictOn(context, attempt, { topic, why: true });
});
