import type { Deps } from '../deps.ts';
import { SETTLE_MS } from '../slack/rounds/settle-round.ts';
import { FINAL_AFTER_MS } from '../store/totals.ts';
import type { Work } from '../store/work.ts';

/** How long before it closes a round is reminded of. */
export const REMIND_BEFORE_MS = 60 * 60_000;
/** Clocks of machines differ a little; a slot that was written so little ahead is as good. */
export const CLOCKS_DIFFER_MS = 60_000;

/** Where there is something to do at this moment, for all jobs together. */
export function findWork({ store, now }: Deps): Promise<Work> {
  const instant = now();
  return store.findWork({
    now: instant,
    remindUntil: instant + REMIND_BEFORE_MS,
    countUntil: instant - FINAL_AFTER_MS,
    leasedBeyond: instant + 2 * SETTLE_MS,
    writtenAfter: instant + CLOCKS_DIFFER_MS,
  });
}
