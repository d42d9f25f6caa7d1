import { UserError } from '../../errors.ts';
import { isCorrect, isPossible } from '../../quiz/grade.ts';
import type { Topic } from '../../quiz/select-practice.ts';
import type { Choice } from '../../quiz/snapshot.ts';
import type { Attempt, AttemptOwner } from '../../store/attempts.ts';
import { onPress } from '../action.ts';
import { practiceAnswerButton } from '../buttons.ts';
import { type Context, memberOf } from '../context.ts';
import type { MessageReply } from '../reply.ts';
import { openReview } from '../reviews/review-state.ts';
import { practiceVerdict } from '../views/practice-verdict.ts';
import { progressOf } from './practice-run.ts';
import { namedTopic } from './practice-topic.ts';

/** A member answers their practice question with one tap. */
export const answerPractice = onPress(practiceAnswerButton, (context, { attempt, position, topic }) =>
  giveAttempt(context, attempt, { chosen: [position], topic }),
);

/** The first answer stays; a second one shows it again. */
export async function giveAttempt(
  context: Context,
  id: string,
  { chosen, topic }: { chosen: Choice; topic: Topic | undefined },
): Promise<MessageReply> {
  const { deps, workspace, now } = context;
  const { owner, attempt } = await attemptOf(context, id);
  const { snapshot } = attempt;
  if (!isPossible(snapshot, chosen)) {
    throw new UserError(
      'This button does not fit the question. Please use the buttons under the question itself.',
    );
  }
  if (!attempt.answer && (await deps.store.listLiveQuestions(workspace)).has(snapshot.questionId)) {
    throw new UserError(
      'This question is being answered in a channel just now, and practice would give it away. Type /aif practice for another.',
    );
  }
  const given = { chosen, correct: isCorrect(snapshot, chosen), at: now };
  const recorded = await deps.store.answerAttempt(owner, id, given);
  const counted = recorded ?? (await deps.store.findAttempt(owner, id)) ?? attempt;
  return verdictOn(context, counted, { topic, again: recorded === undefined });
}

/** The member's own attempt. @throws `UserError` when it is somebody else's, or their data was deleted. */
export async function attemptOf(
  context: Context,
  id: string,
): Promise<{ owner: AttemptOwner; attempt: Attempt }> {
  const owner = { workspace: context.workspace, member: (await memberOf(context)).key };
  const attempt = await context.deps.store.findAttempt(owner, id);
  if (attempt) return { owner, attempt };
  throw new UserError('I do not know this practice question. Type /aif practice for one of your own.');
}

/** The verdict on an answered attempt, in the place of its question. */
export async function verdictOn(
  context: Context,
  attempt: Attempt,
  shown: { topic: Topic | undefined; again?: boolean; why?: boolean },
): Promise<MessageReply> {
  const { deps, workspace } = context;
  const { id, snapshot, run, answer } = attempt;
  if (!answer) throw new UserError('Please answer the question first; then you see why.');
  const owner = { workspace, member: (await memberOf(context)).key };
  const steps = run ? await deps.store.listRun(owner, run.id) : [];
  const { knowledge, findSection } = deps.library();
  return {
    kind: 'replace',
    message: practiceVerdict({
      id,
      snapshot,
      chosen: answer.chosen,
      confidence: answer.confidence,
      progress: progressOf(attempt, steps),
      topic: namedTopic(shown.topic, knowledge),
      again: shown.again ?? false,
      why: shown.why ?? false,
      sectionTitle: findSection(snapshot.sectionId)?.title,
      review: (await openReview(context, shown.topic))?.stateBeside(snapshot),
    }),
  };
}
