import { UserError } from '../../errors.ts';
import { asRoundId } from '../../quiz/ids.ts';
import type { Choice, Snapshot } from '../../quiz/snapshot.ts';
import { onPress } from '../action.ts';
import { resultButton } from '../buttons.ts';
import type { Context } from '../context.ts';
import { privately } from '../reply.ts';
import { answeredMessage } from '../views/answered-message.ts';

/** Shows a member's own answer again; nobody else's, whatever the button says. */
export const result = onPress(resultButton, async (context, which) => {
  const answered = await findAnswered(context, which);
  if (!answered) {
    throw new UserError('I do not have this answer any more. Open the Home tab again for your latest ones.');
  }
  const title = context.deps.library().findSection(answered.snapshot.sectionId)?.title;
  return privately(answeredMessage(answered, title));
});

async function findAnswered(
  { deps, workspace, user }: Context,
  { kind, id }: { kind: 'round' | 'attempt'; id: string },
): Promise<{ snapshot: Snapshot; chosen: Choice } | undefined> {
  const member = await deps.store.findMember(workspace, user);
  if (!member) return undefined;
  if (kind === 'attempt') {
    const attempt = await deps.store.findAttempt({ workspace, member: member.key }, id);
    return attempt?.answer && { snapshot: attempt.snapshot, chosen: attempt.answer.chosen };
  }
  const answer = await deps.store.findAnswer(asRoundId(id), member.key);
  const round = answer && (await deps.store.findRound(answer.round));
  return round && { snapshot: round.snapshot, chosen: answer.chosen };
}
