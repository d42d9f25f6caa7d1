import type { Deps } from '../deps.ts';
import { settleRound } from '../slack/rounds/settle-round.ts';

const AT_ONCE = 500;

/** Closes the rounds whose time is over and shows their results. */
export async function closeDue(deps: Deps): Promise<void> {
  for (const due of await deps.store.listDueClosings(deps.now(), AT_ONCE)) {
    // Another instance may have closed it; then showing the result is its business.
    const closed = await deps.store.closeRound(due.id, deps.now());
    if (closed) await settleRound(deps, closed);
  }
}
