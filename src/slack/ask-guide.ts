import type { Answer } from '../guide/answer.ts';
import { gapText } from '../guide/gap-text.ts';
import type { UserId, WorkspaceId } from '../quiz/ids.ts';
import type { GapReason } from '../store/tables.ts';
import type { Shared } from './context.ts';

/** Who asks. */
export interface Asker {
  workspace: WorkspaceId;
  user: UserId;
}

/** Counts how a question went, and, when the guide does not answer it, what was asked, without the person. */
export function noteAnswer(
  shared: Shared,
  asker: Asker,
  { question, answer }: { question: string; answer: Answer },
): void {
  shared.deps.metrics.question(answer.kind);
  if (answer.kind === 'none') noteGap(shared, asker, question, 'refused');
}

/** Counted behind the reply: nobody waits for it, and an answer is given while the database is away, too. */
export function noteGap(
  { deps, background }: Pick<Shared, 'deps' | 'background'>,
  { workspace, user }: Asker,
  question: string,
  reason: GapReason,
): void {
  const text = gapText(question);
  if (text === undefined) return;
  const by = { workspace, user, now: deps.now(), freshKey: deps.newId() };
  background(deps.store.recordGap(by, { question: text, reason }));
}
