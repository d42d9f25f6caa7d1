import { UserError } from '../../errors.ts';
import { asRoundId } from '../../quiz/ids.ts';
import { onPress } from '../action.ts';
import { openRoundButton } from '../buttons.ts';
import { privately } from '../reply.ts';
import { lateMessage } from '../views/late-message.ts';
import { roundMessage } from '../views/round-message.ts';

/**
 * Shows a channel's question to somebody who is not in the channel just now; its buttons answer as they do there. When
 * it is closed, the one that the channel is answering instead.
 */
export const openRoundFromHome = onPress(openRoundButton, async ({ deps, workspace }, { round: id }) => {
  const round = await deps.store.findRound(asRoundId(id));
  if (!round || round.workspace !== workspace) {
    throw new UserError('I do not know this question any more. The next one will count again.');
  }
  // The tab may be older than the channel's newest question.
  const open = round.state === 'open' ? round : await deps.store.findOpenRound(workspace, round.channel);
  return privately(
    open
      ? roundMessage(open, await deps.store.countAnswers(open.id))
      : lateMessage(round, deps.library().findSection(round.snapshot.sectionId)?.title),
  );
});
