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
  const { questions } = deps.library().knowledge;
  const question = selectQuestion(questions, past, `${workspace} ${channel} ${past.length}`);
  if (!question) return undefined;
  const seen = new Set([...past.map(round => round.questionId), question.id]);
  return { question, unseenLeft: questions.filter(({ id }) => !seen.has(id)).length };
}
