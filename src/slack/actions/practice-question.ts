import { snapshotQuestion } from '../../bank/snapshot-question.ts';
import { UserError } from '../../errors.ts';
import { selectPractice, type Topic } from '../../quiz/select-practice.ts';
import type { AttemptOwner, RunStep } from '../../store/attempts.ts';
import type { Message } from '../blocks.ts';
import { type Context, memberOf } from '../context.ts';
import { practiceMessage } from '../views/practice-message.ts';
import { progressOf, summaryOf } from './practice-run.ts';
import { namedTopic, questionsOn } from './practice-topic.ts';

/**
 * The next question of the member's practice run, or of a new one. A question that waits for its answer comes
 * again, so that two presses ask once; a run never repeats a question, and ends with its summary. What a channel is
 * answering just now is left out: practice tells the right option at once.
 */
export async function askPractice(
  context: Context,
  topic: Topic | undefined,
  run: string = context.deps.newId(),
): Promise<Message> {
  const { deps, workspace } = context;
  const owner = { workspace, member: (await memberOf(context)).key };
  const live = await deps.store.listLiveQuestions(workspace);
  const steps = await deps.store.listRun(owner, run);
  const waiting = steps.findLast(step => step.correct === undefined && !live.has(step.questionId));
  const asked = waiting
    ? await deps.store.findAttempt(owner, waiting.attempt)
    : await ask(context, { owner, topic, run, steps, live });
  const named = namedTopic(topic, deps.library().knowledge);
  if (asked === 'taken') return askPractice(context, topic, run);
  if (!asked) return summaryOf(context, steps, { topic: named, complete: true });
  return practiceMessage({ ...asked, progress: progressOf(asked, steps), topic: named });
}

/** Undefined when the run has had every question; `taken` when another press has asked the next one just now. */
async function ask(
  { deps, now }: Context,
  run: {
    owner: AttemptOwner;
    topic: Topic | undefined;
    run: string;
    steps: readonly RunStep[];
    live: ReadonlySet<string>;
  },
) {
  const { knowledge } = deps.library();
  const questions = questionsOn(run.topic, knowledge);
  if (questions.length === 0) {
    throw new UserError('There is nothing to practise on that. Type /aif topics for what there is.');
  }
  const had = new Set(run.steps.map(step => step.questionId));
  const open = questions.filter(({ id }) => !run.live.has(id));
  const candidates = open
    .filter(({ id }) => !had.has(id))
    .map(question => ({ id: question.id, sectionId: question.section, question }));
  const seen = await deps.store.listSeen(run.owner);
  const next = selectPractice(candidates, seen, `${run.owner.member} ${seen.length}`);
  if (!next) {
    if (had.size > 0) return undefined;
    throw new UserError(
      'What there is on that is being answered in a channel just now, and practice would give it away. Try another topic: /aif topics shows them.',
    );
  }
  const id = deps.newId();
  const snapshot = snapshotQuestion(next.question, knowledge.services, id);
  const place = { id: run.run, place: run.steps.length + 1 };
  const recorded = await deps.store.recordAttempt(run.owner, { id, snapshot, now, run: place });
  return recorded ? { id, snapshot, run: place } : 'taken';
}
