import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { askThread } from '../../src/thread-request.ts';

const ECHO = `
  const { parentPort } = require('node:worker_threads');
  parentPort.on('message', ({ said, answer }) => {
    parentPort.postMessage('a report of its own');
    if (said === 'fail') throw new Error('it failed');
    answer.postMessage(said);
    answer.close();
  });`;

test('a thread answers each request on its own, and one that fails does not leave anybody waiting', async () => {
  const thread = new Worker(ECHO, { eval: true });
  expect(await Promise.all(['one', 'two'].map(said => askThread(thread, { said })))).toEqual(['one', 'two']);
  await expect(askThread(thread, { said: 'fail' })).rejects.toThrow('it failed');
});
