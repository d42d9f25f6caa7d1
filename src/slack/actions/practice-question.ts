import type { Question } from '../../bank/question.ts';
import { snapshotQuestion } from '../../bank/snapshot-question.ts';
import { UserError } from '../../errors.ts';
import { selectPractice, type Topic } from '../../quiz/select-practice.ts';
import type { Attempt, AttemptOwner, RunStep } from '../../store/attempts.ts';
import type { Message } from '../blocks.ts';
import { type Context, memberOf } from '../context.ts';
import { type OpenReview, openReview } from '../reviews/review-state.ts';
import { nothingDueMessage } from '../views/nothing-due.ts';
import { practiceMessage } from '../views/practice-message.ts';
import { progressOf, summaryOf } from './practice-run.ts';
import { namedTopic, questionsOn } from './practice-topic.ts';

/** A practice run as it stands. */
interface Run {
  owner: AttemptOwner;
  id: string;
  topic: Topic | undefined;
  steps: readonly RunStep[];
  /** Ids of the questions that channels are answering now. */
  live: ReadonlySet<string>;
}

type Asked = Pick<Attempt, 'id' | 'snapshot' | 'run'>;

/**
 * The next question of the member's practice run, or of a new one. A question that waits for its answer comes
 * again, so that two presses ask once; a run never repeats a question, and ends with its summary. What a channel is
 * answering just now is left out: practice tells the right option at once.
 */
export async function askPractice(
  context: Context,
  topic: Topic | undefined,
  id: string = context.deps.newId(),
): Promise<Message> {
  const { deps, workspace } = context;
  const owner = { workspace, member: (await memberOf(context)).key };
  const live = await deps.store.listLiveQuestions(workspace);
  const run = { owner, id, topic, steps: await deps.store.listRun(owner, id), live };
  const opened = await openReview(context, topic);
  const asked = (await findWaiting(context, run)) ?? (await askNext(context, run, opened));
  if (asked === 'taken') return askPractice(context, topic, id);
  const review = opened?.stateBeside(asked?.snapshot);
  if (review && !asked && run.steps.length === 0) return nothingDueMessage(review);
  const named = namedTopic(topic, deps.library().knowledge);
  if (!asked) {
    await deps.store.endRun(owner, id);
    return summaryOf(context, run.steps, { topic: named, complete: true, review });
  }
  return practiceMessage({ ...asked, progress: progressOf(asked, run.steps), topic: named, review });
}

async function findWaiting({ deps }: Context, { owner, steps, live }: Run): Promise<Asked | undefined> {
  const waiting = steps.findLast(step => step.correct === undefined && !live.has(step.questionId));
  return waiting && deps.store.findAttempt(owner, waiting.attempt);
}

/** Undefined when the run has had every question; `taken` when another press has asked the next one just now. */
async function askNext(
  context: Context,
  run: Run,
  review: OpenReview | undefined,
): Promise<Asked | 'taken' | undefined> {
  const { deps, now } = context;
  const question = review ? review.next : await nextOn(context, run);
  if (!question) return undefined;
  const id = deps.newId();
  const snapshot = snapshotQuestion(question, deps.library().knowledge.services, id);
  const place = { id: run.id, place: run.steps.length + 1 };
  const mode = review ? 'review' : 'practice';
  const inRun = { ...place, topic: run.topic };
  const recorded = await deps.store.recordAttempt(run.owner, { id, snapshot, now, mode, run: inRun });
  return recorded ? { id, snapshot, run: place } : 'taken';
}

/** Undefined when the run has had every question. @throws UserError when there is none to begin it with. */
async function nextOn({ deps }: Context, run: Run): Promise<Question | undefined> {
  const { owner, steps, live } = run;
  const questions = questionsOn(run.topic, deps.library().knowledge);
  if (questions.length === 0 && steps.length === 0) {
    throw new UserError(
      run.topic
        ? 'There is nothing to practise on that. Type /aif topics for what there is.'
        : 'The question bank has nothing to practise just now. Please try again later.',
    );
  }
  const had = new Set(steps.map(step => step.questionId));
  const candidates = questions
    .filter(question => !live.has(question.id))
    .map(question => ({ id: question.id, sectionId: question.section, question }));
  const seen = await deps.store.listSeen(owner);
  const next = selectPractice(candidates, seen, `${owner.member} ${seen.length}`, had);
  if (next || had.size > 0) return next?.question;
  throw new UserError(
    'What there is on that is being answered in a channel just now, and practice would give it away. Try another topic: /aif topics shows them.',
  );
}
