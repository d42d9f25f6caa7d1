import type { Deps } from '../deps.ts';
import { SETTLE_MS, settleRound } from '../slack/rounds/settle-round.ts';
import { type Busy, byWorkspace, TAKEN_AT_ONCE } from './by-workspace.ts';
import { findWork } from './find-work.ts';

/** Closes the rounds whose time is over and shows their results. */
export function closeDue(deps: Deps, busy: Busy = new Set(), work = findWork(deps)): Promise<void> {
  return byWorkspace(deps, busy, {
    workspaces: async () => (await work).close,
    take: workspace => deps.store.listDueClosings(workspace, deps.now(), TAKEN_AT_ONCE),
    idOf: round => round.id,
    async run(due) {
      // Another instance may have closed it; then showing the result is its business.
      const closed = await deps.store.closeRound(due.id, deps.now(), deps.now() + SETTLE_MS);
      if (!closed) return;
      deps.metrics.round('closed');
      await settleRound(deps, closed);
    },
  });
}
