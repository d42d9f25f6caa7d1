import cron from 'node-cron';
import type { Deps } from '../deps.ts';
import type { Work } from '../store/work.ts';
import type { Busy } from './by-workspace.ts';
import { closeDue } from './close-due.ts';
import { count } from './count.ts';
import { endExams } from './end-exams.ts';
import { findWork } from './find-work.ts';
import { forget } from './forget.ts';
import { forgetWorkspaces } from './forget-workspaces.ts';
import { postDue } from './post-due.ts';
import { remind } from './remind.ts';
import { remindReviews } from './remind-reviews.ts';
import { repairSlots } from './repair-slots.ts';
import { rescueRounds } from './rescue.ts';
import { withdrawSeconds } from './withdraw.ts';

/**
 * What runs every minute, side by side, the posts first in every queue. Each job may run in many instances at once: the
 * store decides who does what. A run that takes longer than a minute goes on beside the next one, which leaves its
 * workspaces alone.
 */
const everyMinute: readonly {
  name: string;
  run: (deps: Deps, busy: Busy, work: Promise<Work>) => Promise<void>;
}[] = [
  { name: 'post', run: postDue },
  { name: 'close', run: closeDue },
  { name: 'repair', run: (deps, _busy, work) => repairSlots(deps, work) },
  { name: 'remind', run: remind },
  { name: 'rescue', run: rescueRounds },
  { name: 'withdraw', run: withdrawSeconds },
  { name: 'count', run: (deps, _busy, work) => count(deps, work) },
  { name: 'remind-reviews', run: remindReviews },
  { name: 'end-exams', run: endExams },
];

/** What can wait runs now and then, and not on the hour, when most questions are posted. */
const nowAndThen: readonly { name: string; run: (deps: Deps) => Promise<void> }[] = [
  { name: 'forget', run: forget },
  { name: 'forget-workspaces', run: forgetWorkspaces },
];
const NOW_AND_THEN = '7-59/10 * * * *';

export interface Ticker {
  /** Runs the jobs of every minute now, all at once; resolves when they are done. */
  tick(): Promise<void>;
  /** Starts no more jobs, and resolves when those that run are done. */
  stop(): Promise<void>;
}

export function startTicker(deps: Deps): Ticker {
  const running = new Set<Promise<void>>();
  const busy = new Map(everyMinute.map(({ name }) => [name, new Set() as Busy]));
  const start = (name: string, run: () => Promise<void>): void => {
    const done = measured(deps, name, run);
    running.add(done);
    void done.finally(() => running.delete(done));
  };
  const tick = async (): Promise<void> => {
    if (deps.stopping.aborted) return;
    const work = findWork(deps);
    for (const { name, run } of everyMinute) start(name, () => run(deps, busy.get(name) ?? new Set(), work));
    await Promise.all(running);
  };
  const tidy = async (): Promise<void> => {
    if (deps.stopping.aborted) return;
    for (const { name, run } of nowAndThen) start(name, () => run(deps));
    await Promise.all(running);
  };
  const options = { timezone: 'UTC', suppressMissedWarning: true };
  const tasks = [cron.schedule('* * * * *', tick, options), cron.schedule(NOW_AND_THEN, tidy, options)];
  return {
    tick,
    async stop() {
      await Promise.all(tasks.map(task => task.destroy()));
      await Promise.all(running);
    },
  };
}

async function measured(deps: Deps, name: string, run: () => Promise<void>): Promise<void> {
  const began = performance.now();
  try {
    await run();
    deps.metrics.job(name, 'done', performance.now() - began);
  } catch (error) {
    deps.metrics.job(name, 'failed', performance.now() - began);
    deps.log.error({ job: name, err: error }, 'job failed');
  }
}
