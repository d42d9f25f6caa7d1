// Runs in a thread of its own: reads the knowledge folder whenever it is asked to, held to every rule for authors.
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { loadKnowledge } from '../knowledge.ts';

const folder = z.string().parse(workerData);
parentPort?.on('message', now => {
  parentPort?.postMessage(loadKnowledge(folder, new Date(z.number().parse(now))));
});
