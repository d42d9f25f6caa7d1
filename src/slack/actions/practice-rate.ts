import { onPress } from '../action.ts';
import { ratePracticeButton } from '../buttons.ts';
import { remakeCard } from '../reviews/queue-of.ts';
import { attemptOf, verdictOn } from './practice-answer.ts';

/** A member says how sure they were of a practice answer; the verdict stays and shows it. */
export const ratePractice = onPress(
  ratePracticeButton,
  async (context, { attempt: id, confidence, topic, why }) => {
    const { owner, attempt } = await attemptOf(context, id);
    const rated = await context.deps.store.rateAttempt(owner, id, confidence);
    await remakeCard(context.deps, owner, attempt.snapshot.questionId);
    return verdictOn(context, rated ?? attempt, { topic, why });
  },
);
