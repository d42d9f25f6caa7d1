import { MessageChannel, type Worker } from 'node:worker_threads';

/**
 * Hands a thread a request and waits for its answer, which it posts on the request's `answer` and not on its own port:
 * there, `node --watch` sends reports of its own. Rejects when the thread ends with an error before.
 */
export function askThread<Answer>(thread: Worker, request: object): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { port1: result, port2: answer } = new MessageChannel();
    thread.once('error', reject);
    result.once('message', (answered: Answer) => {
      thread.off('error', reject);
      resolve(answered);
    });
    thread.postMessage({ ...request, answer }, [answer]);
  });
}
