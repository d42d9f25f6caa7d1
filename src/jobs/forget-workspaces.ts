import type { Deps } from '../deps.ts';

const DAY_MS = 24 * 60 * 60_000;
/** Time to come back, and find everything as it was. */
const KEPT_MS = 30 * DAY_MS;

/** Deletes what is kept about workspaces that took the app out a month ago, once a day, in one instance. */
export async function forgetWorkspaces({ store, now, log, stopping }: Deps): Promise<void> {
  const before = now() - KEPT_MS;
  const today = new Date(now()).toISOString().slice(0, 10);
  for (const workspace of await store.listForgettable(before)) {
    if (stopping.aborted) return;
    // What an instance leaves undone when it dies is done tomorrow.
    if (!(await store.takeTicket('forget-workspace', `${workspace} ${today}`, now()))) continue;
    const isGone = await store.forgetWorkspace(workspace, before, () => !stopping.aborted);
    if (isGone) log.info({ workspace }, 'data of a workspace deleted: it took the app out a month ago');
  }
}
