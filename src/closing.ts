import type { Log } from './log.ts';
import { type Pause, pauseUntil } from './pause.ts';

/** How long what runs may take to finish. Service managers kill after ten seconds. */
const FINISH_WITHIN_MS = 8_000;

/** The end of the process, prepared from its beginning on. */
export interface Closing {
  /** Aborted when the process is asked to stop. */
  stopping: AbortSignal;
  pause: Pause;
  /** What a stop must close. The last that was opened is closed first. */
  onStop(close: () => Promise<void> | void): void;
}

/**
 * On SIGTERM or SIGINT closes everything and ends the process with code 0. What is not finished in eight seconds is
 * left to the next start or to other instances: every piece of work can be taken up from the database.
 */
export function closeOnSignals(log: Log): Closing {
  const stopping = new AbortController();
  const closers: (() => Promise<void> | void)[] = [];

  async function closeAll(): Promise<void> {
    for (const close of closers.toReversed()) await close();
  }

  async function stop(signal: string): Promise<void> {
    log.info({ signal }, 'stopping');
    stopping.abort();
    const deadline = setTimeout(() => {
      log.warn('stopped before everything was finished; the next start or another instance takes it up');
      process.exit(0);
    }, FINISH_WITHIN_MS);
    try {
      await closeAll();
    } catch (error) {
      log.error({ err: error }, 'something did not close');
    }
    clearTimeout(deadline);
    log.info('stopped');
    process.exit(0);
  }

  process.once('SIGTERM', signal => void stop(signal));
  process.once('SIGINT', signal => void stop(signal));
  return {
    stopping: stopping.signal,
    pause: pauseUntil(stopping.signal),
    onStop: close => closers.push(close),
  };
}
