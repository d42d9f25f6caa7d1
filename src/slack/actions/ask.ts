import { UserError } from '../../errors.ts';
import { onPress } from '../action.ts';
import { askButton } from '../buttons.ts';
import { isDirect } from '../context.ts';
import { talkOf } from '../follow-up.ts';
import { privately } from '../reply.ts';
import { answerMessage } from '../views/answer-message.ts';

/** Answers from a section that was offered as a choice; in direct messages, what follows may refer to it. */
export const ask = onPress(askButton, async (context, { section: id, question }, { messageTs }) => {
  const { deps, workspace, channel, user } = context;
  const { findSection, answerFrom, knowledge } = deps.library();
  const section = findSection(id);
  if (!section)
    throw new UserError('The guide does not have this section any more. Type /aif ask with your question.');
  const answer = answerFrom(section, question);
  const talk = talkOf(answer);
  if (talk && isDirect(channel)) {
    const threads = ['', ...(messageTs === undefined ? [] : [messageTs])];
    context.background(
      deps.store.rememberTalk(
        threads.map(thread => ({ workspace, channel, thread, user })),
        talk,
        context.now,
      ),
    );
  }
  return privately(
    answerMessage(question ?? section.title, answer, knowledge, { isPrivate: !isDirect(channel) }),
  );
});
