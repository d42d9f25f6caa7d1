import { gapText } from '../../guide/gap-text.ts';
import { onPress } from '../action.ts';
import { noteGap } from '../ask-guide.ts';
import { markAnswerButton } from '../buttons.ts';
import { sentence } from '../errors-said.ts';

/** Somebody says whether an answer helped. Their last word counts, once, and not their name. */
export const markAnswer = onPress(markAnswerButton, async (context, { question, section, helpful }) => {
  const { deps, workspace, user, now } = context;
  // A section that is gone has no answers to judge.
  if (section !== undefined && deps.library().findSection(section)) {
    const by = { workspace, user, now, freshKey: deps.newId() };
    await deps.store.markAnswer(by, { section, helpful, question: gapText(question) });
  }
  if (helpful) return sentence('Thanks, good to know.');
  noteGap(context, context, question, 'unhelpful');
  return sentence(
    'Thanks for saying so. It is counted, without your name, so that the guide can get better. Other words may find more, or a look at /aif topics.',
  );
});
