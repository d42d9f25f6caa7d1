// Runs in a thread of its own: fits once what `AskedForFitter` hands over.
import { type MessagePort, parentPort } from 'node:worker_threads';
import type { AskedForRequest } from './build-beside.ts';
import { fitAskedFor } from './fit-asked-for.ts';

parentPort?.once('message', ({ cases, outside, size, answer }: AskedForRequest & { answer: MessagePort }) => {
  answer.postMessage(fitAskedFor(cases, outside, size));
  answer.close();
});
