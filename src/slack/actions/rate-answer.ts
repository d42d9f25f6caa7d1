import { UserError } from '../../errors.ts';
import { onPress } from '../action.ts';
import { rateAnswerButton } from '../buttons.ts';
import { memberOf } from '../context.ts';
import { remakeCard } from '../reviews/queue-of.ts';
import { roundAnswered, verdict } from './answer.ts';

/** A member says how sure they were of their answer to a round; the verdict stays and shows it. */
export const rateAnswer = onPress(rateAnswerButton, async (context, { round: id, confidence }) => {
  const round = await roundAnswered(context, id, undefined);
  const member = await memberOf(context);
  const rated = await context.deps.store.rateAnswer(round.id, member.key, { confidence, at: context.now });
  if (!rated) throw new UserError('You have not answered this question, so there is nothing to add to it.');
  const owner = { workspace: round.workspace, member: member.key };
  await remakeCard(context.deps, owner, round.snapshot.questionId);
  const { message } = await verdict(context, round, rated.answer, { confidence: rated.confidence });
  return { kind: 'replace', message };
});
