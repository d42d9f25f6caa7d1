import { onPress } from '../action.ts';
import { stopPracticeButton } from '../buttons.ts';
import { memberOf } from '../context.ts';
import { openReview } from '../reviews/review-state.ts';
import { summaryOf } from './practice-run.ts';
import { namedTopic } from './practice-topic.ts';

/** Ends a practice run with how it went. */
export const stopPractice = onPress(stopPracticeButton, async (context, { run, topic }) => {
  const { deps, workspace } = context;
  const owner = { workspace, member: (await memberOf(context)).key };
  const steps = await deps.store.listRun(owner, run);
  await deps.store.endRun(owner, run);
  const named = namedTopic(topic, deps.library().knowledge);
  const review = (await openReview(context, topic))?.stateBeside(undefined);
  return { kind: 'replace', message: summaryOf(context, steps, { topic: named, complete: false, review }) };
});
