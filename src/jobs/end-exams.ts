import type { Deps } from '../deps.ts';
import { once } from '../slack/call.ts';
import { examOverMessage } from '../slack/views/exam-over-message.ts';
import type { Store } from '../store/store.ts';
import { type Busy, byWorkspace, TAKEN_AT_ONCE } from './by-workspace.ts';
import { findWork } from './find-work.ts';

type Overdue = Awaited<ReturnType<Store['listOverdueExams']>>[number];

/** Finishes the exams whose time is over, and tells their members. */
export function endExams(deps: Deps, busy: Busy = new Set(), work = findWork(deps)): Promise<void> {
  return byWorkspace(deps, busy, {
    workspaces: async () => (await work)['end-exams'],
    take: workspace => deps.store.listOverdueExams(workspace, deps.now(), TAKEN_AT_ONCE),
    idOf: ({ id }) => id,
    async run(overdue) {
      // Whoever ends it tells; the member may be looking at the result in this moment.
      const ended = await deps.store.endExam(overdue.id, { state: 'finished', now: deps.now() });
      if (ended) await tell(deps, overdue);
    },
  });
}

async function tell(deps: Deps, { id, owner, user }: Overdue): Promise<void> {
  const exam = await deps.store.findExam(owner, id);
  if (!exam || !user) return;
  const client = await deps.clientFor(owner.workspace, 'due');
  const message = examOverMessage(exam, deps.library().knowledge.exam);
  const sent = await once(() => client.chat.postMessage({ channel: user, ...message, unfurl_links: false }));
  if (sent.kind !== 'posted') deps.log.warn({ exam: id, err: sent.error }, 'end of exam not told');
}
