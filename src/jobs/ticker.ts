import cron from 'node-cron';
import type { Deps } from '../deps.ts';
import { closeDue } from './close-due.ts';
import { forget } from './forget.ts';
import { postDue } from './post-due.ts';
import { remind } from './remind.ts';
import { rescueRounds } from './rescue.ts';

/** What runs every minute. Each job may run in many instances at once: the store decides who does what. */
const jobs: readonly { name: string; run: (deps: Deps) => Promise<void> }[] = [
  { name: 'close', run: closeDue },
  { name: 'post', run: postDue },
  { name: 'remind', run: remind },
  { name: 'rescue', run: rescueRounds },
  { name: 'forget', run: forget },
];

export interface Ticker {
  /** Runs every job now. */
  tick(): Promise<void>;
  /** Starts no more jobs, and resolves when those that run are done. */
  stop(): Promise<void>;
}

export function startTicker(deps: Deps): Ticker {
  let running: Promise<void> | undefined;
  const tick = (): Promise<void> => {
    running ??= runAll(deps).finally(() => {
      running = undefined;
    });
    return running;
  };
  const task = cron.schedule('* * * * *', tick, { timezone: 'UTC', suppressMissedWarning: true });
  return {
    tick,
    async stop() {
      await task.destroy();
      await running;
    },
  };
}

async function runAll(deps: Deps): Promise<void> {
  for (const { name, run } of jobs) {
    if (deps.stopping.aborted) return;
    const began = performance.now();
    try {
      await run(deps);
      deps.metrics.job(name, 'done', performance.now() - began);
    } catch (error) {
      deps.metrics.job(name, 'failed', performance.now() - began);
      deps.log.error({ job: name, err: error }, 'job failed');
    }
  }
}
