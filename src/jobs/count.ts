import type { Deps } from '../deps.ts';

/** More wait for the next minute: boards are right without it. */
const AT_ONCE = 500;

/** Adds rounds that are over for good to the sums behind boards. */
export async function count(deps: Deps): Promise<void> {
  await deps.store.countRounds(deps.now(), AT_ONCE);
}
