import { setImmediate } from 'node:timers/promises';
import type { Log } from '../log.ts';
import type { Pause } from '../pause.ts';
import type { Store } from '../store/store.ts';
import { inTime } from './in-time.ts';
import { recentIds } from './recent-ids.ts';

/** Whether a request was never handled before, by any instance. */
export type IsNewRequest = (id: string) => Promise<boolean>;

/** So long a request can be repeated at all: its time stamp counts for five minutes in either direction. */
export const REPEATABLE_MS = 10 * 60_000;

/** A database that is slower than this is treated as away: Slack waits three seconds. */
const PATIENCE_MS = 1_000;

/** Requests that wait while one question to the database runs are asked about together, at most this many. */
const AT_ONCE = 200;

/**
 * Remembers requests in the database. While that is away each instance remembers only what it saw itself: people still
 * get an answer, and nothing can be recorded that a repetition could record twice.
 */
export function seenRequests(parts: {
  store: Pick<Store, 'rememberRequests'>;
  log: Log;
  now: () => number;
  pause: Pause;
}): IsNewRequest {
  const { store, log, now, pause } = parts;
  const own = recentIds(now, REPEATABLE_MS);
  let waiting: { id: string; answer: (isNew: boolean) => void }[] = [];
  let isAsking = false;

  async function askForAll(): Promise<void> {
    isAsking = true;
    // What arrives together is asked about together.
    await setImmediate();
    while (waiting.length > 0) {
      const batch = waiting.slice(0, AT_ONCE);
      waiting = waiting.slice(AT_ONCE);
      const fresh = await ask(batch.map(({ id }) => id));
      for (const { id, answer } of batch) answer(fresh === 'unknown' || fresh.has(id));
    }
    isAsking = false;
  }

  async function ask(ids: string[]): Promise<Set<string> | 'unknown'> {
    try {
      const answered = await inTime(store.rememberRequests(ids), PATIENCE_MS, pause);
      if (answered) return answered;
      log.warn('the database is slow: requests are remembered by this instance only');
    } catch (error) {
      log.warn({ err: error }, 'requests are remembered by this instance only');
    }
    return 'unknown';
  }

  return id => {
    if (!own.add(id)) return Promise.resolve(false);
    return new Promise(resolve => {
      waiting.push({ id, answer: resolve });
      if (!isAsking) void askForAll();
    });
  };
}
