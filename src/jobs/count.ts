import type { Deps } from '../deps.ts';
import { findWork } from './find-work.ts';

/** More wait for the next minute: boards are right without it. */
const AT_ONCE = 500;

/** Adds rounds that are over for good to the sums behind boards. */
export async function count(deps: Deps, work = findWork(deps)): Promise<void> {
  const { count } = await work;
  if (count.length > 0) await deps.store.countRounds(deps.now(), AT_ONCE);
}
