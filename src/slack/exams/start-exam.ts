import { snapshotQuestion } from '../../bank/snapshot-question.ts';
import { UserError } from '../../errors.ts';
import { type ExamKind, examSize, selectExam } from '../../quiz/select-exam.ts';
import { type Context, memberOf } from '../context.ts';
import { domainWeights } from './coverage.ts';

export const NOTHING_TO_ASK =
  'The question bank has nothing to make an exam of just now. Please try again later.';

/**
 * Starts a mock exam; with one that runs already, nothing. What a channel is answering just now is left out: nothing
 * of an exam may help there.
 */
export async function startExam(context: Context, kind: ExamKind): Promise<void> {
  const { deps, workspace, now } = context;
  const { knowledge } = deps.library();
  const owner = { workspace, member: (await memberOf(context)).key };
  const live = await deps.store.listLiveQuestions(workspace);
  const candidates = knowledge.questions.filter(({ id }) => !live.has(id));
  const { minutes, questions: counts } = knowledge.exam;
  const size = examSize(kind, { questions: counts.shown, minutes }, candidates.length);
  const id = deps.newId();
  const seen = await deps.store.listSeen(owner);
  const questions = selectExam({
    candidates,
    domains: domainWeights(knowledge.exam),
    questions: size.questions,
    seen: seen.map(({ questionId }) => questionId),
    seed: id,
  });
  if (questions.length === 0) throw new UserError(NOTHING_TO_ASK);
  await deps.store.startExam(owner, {
    id,
    kind,
    snapshots: questions.map((question, position) =>
      snapshotQuestion(question, knowledge.services, `${id} ${position}`),
    ),
    now,
    endsAt: now + size.minutes * 60_000,
  });
}
