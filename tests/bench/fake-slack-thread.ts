import { parentPort } from 'node:worker_threads';
import { startFakeSlack } from './fake-slack.ts';

// In a thread of its own, so that the app does not wait for what Slack has to do.
const slack = await startFakeSlack();
parentPort?.postMessage(slack.apiUrl);
