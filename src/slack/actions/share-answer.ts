import { onPress } from '../action.ts';
import { shareAnswerButton } from '../buttons.ts';
import { publicly } from '../reply.ts';
import { answerMessage } from '../views/answer-message.ts';

/** Shows everyone in the channel what the guide answered. */
export const shareAnswer = onPress(shareAnswerButton, async ({ deps, user }, { question }) => {
  const { ask, knowledge } = deps.library();
  return publicly(answerMessage(question, ask(question), knowledge, { sharedBy: user }));
});
