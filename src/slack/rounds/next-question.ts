import type { Question } from '../../bank/question.ts';
import type { Deps } from '../../deps.ts';
import type { ChannelId, WorkspaceId } from '../../quiz/ids.ts';
import { selectQuestion } from '../../quiz/select-question.ts';

/** The channel's next question, from what it had so far. Undefined when the bank is empty. */
export async function nextQuestion(
  deps: Deps,
  workspace: WorkspaceId,
  channel: ChannelId,
): Promise<Question | undefined> {
  const past = await deps.store.listPastRounds(workspace, channel);
  const candidates = deps.library().knowledge.questions.map(question => ({
    id: question.id,
    sectionId: question.section,
    objective: question.objective,
    focus: question.focus,
    question,
  }));
  return selectQuestion(candidates, past, `${workspace} ${channel} ${past.length}`)?.question;
}

/** How many questions the channel has not had yet. */
export async function countUnseen(deps: Deps, workspace: WorkspaceId, channel: ChannelId): Promise<number> {
  const seen = new Set((await deps.store.listPastRounds(workspace, channel)).map(round => round.questionId));
  return deps.library().knowledge.questions.filter(question => !seen.has(question.id)).length;
}
