// Runs in a thread of its own: reads and indexes the knowledge folder whenever it is asked to, held to every rule for authors.
import { MessagePort, parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { prepareKnowledge } from '../prepare.ts';

const folder = z.string().parse(workerData);
/** `answer` is where the result goes: on the thread's own port, `node --watch` sends reports of its own. */
const Request = z.object({ now: z.number(), answer: z.instanceof(MessagePort) });

parentPort?.on('message', async request => {
  const { now, answer } = Request.parse(request);
  answer.postMessage(await prepareKnowledge(folder, new Date(now)));
  answer.close();
});
