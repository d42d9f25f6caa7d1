import { Worker } from 'node:worker_threads';
import type { LoadedKnowledge } from '../knowledge.ts';

/**
 * Reads and checks a knowledge folder in a thread of its own: it takes about a second, in which the app goes on
 * answering, and files that need more memory than there is end the thread and not the app.
 */
export function readKnowledge(folder: string, now: Date): Promise<LoadedKnowledge> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./knowledge-thread.ts', import.meta.url), {
      workerData: { folder, now: now.getTime() },
      resourceLimits: { maxOldGenerationSizeMb: 1_024 },
    });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}
