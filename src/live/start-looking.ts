import { setTimeout } from 'node:timers/promises';
import type { Log } from '../log.ts';
import type { LiveLibrary, Look } from './live-library.ts';

const QUIET_MS = 500;
const CHANGING_MS = 100;

/**
 * Looks at the knowledge folder twice a second until it is told to stop. Comparing states instead of waiting for the
 * system's file events sees what those miss: exchanged links (a config map is updated so), network folders, folders
 * shared into a container.
 */
export function startLooking(live: LiveLibrary, tell: (look: Look) => void, log: Log): { stop: () => void } {
  const stopping = new AbortController();
  const { signal } = stopping;

  async function run(): Promise<void> {
    let wait = QUIET_MS;
    while (!signal.aborted) {
      await setTimeout(wait, undefined, { signal, ref: false }).catch(() => undefined);
      if (signal.aborted) return;
      try {
        const look = await live.look();
        tell(look);
        wait = look.kind === 'changing' ? CHANGING_MS : QUIET_MS;
      } catch (error) {
        log.error(
          { err: error },
          'the changed knowledge could not be read; the app goes on with what it had',
        );
      }
    }
  }

  void run();
  return { stop: () => stopping.abort() };
}
