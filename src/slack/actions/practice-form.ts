import { onPress } from '../action.ts';
import { practiceFormButton } from '../buttons.ts';
import { attemptForm } from '../views/answer-modal.ts';
import { attemptOf, verdictOn } from './practice-answer.ts';

/** Opens the form of a practice question, or shows its verdict when it was answered meanwhile. */
export const openPracticeForm = onPress(
  practiceFormButton,
  async (context, { attempt: id, topic }, { responseUrl }) => {
    const { attempt } = await attemptOf(context, id);
    if (attempt.answer) return verdictOn(context, attempt, { topic, again: true });
    const origin = { attempt: id, topic, channel: context.channel, responseUrl };
    return { kind: 'modal', view: attemptForm(attempt.snapshot, origin) };
  },
);
