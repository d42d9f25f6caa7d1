import { Worker } from 'node:worker_threads';
import type { Prepared } from '../prepare.ts';
import { askThread } from '../thread-request.ts';

/** Whoever edits saves again soon, and a thread that is warm reads in half the time. */
const KEPT_WARM_MS = 10 * 60_000;

/**
 * Reads, checks and indexes a knowledge folder in a thread of its own: it takes a good part of a second, in which the app goes
 * on answering, and files that need more memory than there is end the thread and not the app. One reading at a time.
 */
export function knowledgeReader(folder: string): (now: Date) => Promise<Prepared> {
  let warm: Worker | undefined;
  let cooling: NodeJS.Timeout | undefined;

  function start(): Worker {
    const worker = new Worker(new URL('./knowledge-thread.ts', import.meta.url), {
      workerData: folder,
      resourceLimits: { maxOldGenerationSizeMb: 1_024 },
    });
    worker.on('error', () => {
      warm = undefined;
    });
    // Nobody waits for it when the process ends.
    worker.unref();
    return worker;
  }

  function coolLater(worker: Worker): void {
    cooling = setTimeout(() => {
      warm = undefined;
      void worker.terminate();
    }, KEPT_WARM_MS).unref();
  }

  return async now => {
    clearTimeout(cooling);
    warm ??= start();
    const worker = warm;
    const prepared = await askThread<Prepared>(worker, { now: now.getTime() });
    coolLater(worker);
    return prepared;
  };
}
