import type { Deps } from '../deps.ts';

const DAY_MS = 24 * 60 * 60_000;

/** Tickets outlive anything that could ask for them again; request ids, Slack's own retries. */
export function forget(deps: Deps): Promise<void> {
  return deps.store.forgetOld(deps.now() - 60 * DAY_MS, deps.now() - 10 * 60_000);
}
