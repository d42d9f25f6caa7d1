import type { Store } from '../../src/store/store.ts';
import type { Instants, Work } from '../../src/store/work.ts';

/** What there is to do at a moment: nothing that needs another clock or another threshold, unless it is given. */
export function workAt(store: Store, now: number, thresholds: Partial<Instants> = {}): Promise<Work> {
  return store.findWork({
    now,
    remindUntil: now,
    countUntil: 0,
    leasedBeyond: Number.MAX_SAFE_INTEGER,
    writtenAfter: Number.MAX_SAFE_INTEGER,
    ...thresholds,
  });
}
