// Runs in a thread of its own: reads the knowledge folder once and hands over what it found.
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { loadKnowledge } from '../knowledge.ts';

const { folder, now } = z.object({ folder: z.string(), now: z.number() }).parse(workerData);
parentPort?.postMessage(loadKnowledge(folder, new Date(now)));
