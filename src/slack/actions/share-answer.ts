import { onPress } from '../action.ts';
import { shareAnswerButton } from '../buttons.ts';
import { publicly } from '../reply.ts';
import { answerMessage } from '../views/answer-message.ts';

/** Shows everyone in the channel what the guide answered. */
export const shareAnswer = onPress(shareAnswerButton, async ({ deps, user }, { question, section: id }) => {
  const { ask, answerFrom, findSection, knowledge } = deps.library();
  const asked = ask(question);
  const section = id === undefined ? undefined : findSection(id);
  // What is shared is what was seen, also when it came from a choice or from the talk before it.
  const isSame = !section || (asked.kind === 'answer' && asked.section === section);
  const answer = isSame ? asked : answerFrom(section, question);
  return publicly(answerMessage(question, answer, knowledge, { sharedBy: user, isPrivate: false }));
});
