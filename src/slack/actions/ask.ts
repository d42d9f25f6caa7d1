import { UserError } from '../../errors.ts';
import { onPress } from '../action.ts';
import { askButton } from '../buttons.ts';
import { privately } from '../reply.ts';
import { answerMessage } from '../views/answer-message.ts';

/** Answers with a section that was offered as a choice. */
export const ask = onPress(askButton, async ({ deps }, { section: id }) => {
  const { findSection, answerFrom, knowledge } = deps.library();
  const section = findSection(id);
  if (!section)
    throw new UserError('The guide does not have this section any more. Type /aif ask with your question.');
  return privately(answerMessage(section.title, answerFrom(section), knowledge));
});
