import type { Question } from '../../bank/question.ts';
import type { Deps } from '../../deps.ts';
import type { ChannelId, WorkspaceId } from '../../quiz/ids.ts';
import { selectQuestion } from '../../quiz/select-question.ts';

export interface NextQuestion {
  question: Question;
  /** How many questions the channel has not had yet, without this one. */
  unseenLeft: number;
}

/** The channel's next question, from what it had so far. Undefined when the bank is empty. */
export async function nextQuestion(
  deps: Deps,
  workspace: WorkspaceId,
  channel: ChannelId,
): Promise<NextQuestion | undefined> {
  const past = await deps.store.listPastRounds(workspace, channel);
  const candidates = deps.library().knowledge.questions.map(question => ({
    id: question.id,
    sectionId: question.section,
    objective: question.objective,
    focus: question.focus,
    question,
  }));
  const next = selectQuestion(candidates, past, `${workspace} ${channel} ${past.length}`);
  if (!next) return undefined;
  const seen = new Set([...past.map(round => round.questionId), next.id]);
  return { question: next.question, unseenLeft: candidates.filter(({ id }) => !seen.has(id)).length };
}
