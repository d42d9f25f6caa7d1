import {
  LogLevel,
  WebAPIHTTPError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
  WebClient,
} from '@slack/web-api';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { FaultKind } from '../../src/sandbox/faults.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { startSandbox } from '../../src/sandbox/server.ts';
import { issueResponseUrl } from '../../src/sandbox/workspace/response-urls.ts';

let sandbox: Sandbox;
let client: WebClient;
const newClient = (timeout: number) =>
  new WebClient(sandbox.botToken, {
    slackApiUrl: sandbox.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout,
    logLevel: LogLevel.ERROR,
  });
beforeEach(async () => {
  sandbox = await startSandbox();
  client = newClient(10_000);
});
afterEach(() => sandbox.close());

const post = (text = 'x') => client.chat.postMessage({ channel: 'C0STUDY', text });
const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    error => error,
  );

test.each<[FaultKind, unknown, number]>([
  ['rate-limit', WebAPIRateLimitedError, 0],
  ['server-error', WebAPIHTTPError, 0],
  ['hang', WebAPIRequestError, 0],
  ['reset', WebAPIRequestError, 0],
  ['accepted-but-lost', WebAPIRequestError, 1],
  ['accepted-then-500', WebAPIHTTPError, 1],
])(
  '%s: the SDK sees the failure, and the workspace has as many messages as really arrived',
  async (kind, error, posted) => {
    sandbox.faults.add({ method: 'chat.postMessage', kind });
    const impatient = newClient(kind === 'hang' ? 50 : 10_000);
    const call = impatient.chat.postMessage({ channel: 'C0STUDY', text: 'x' });
    expect(await failure(call)).toBeInstanceOf(error);
    expect(sandbox.messages('study')).toHaveLength(posted);
    await expect(post()).resolves.toMatchObject({ ok: true });
  },
);

test('accepted-late: the connection breaks, and the message is there when the clock has moved on', async () => {
  sandbox.faults.add({ method: 'chat.postMessage', kind: 'accepted-late', lateMs: 50_000 });
  expect(await failure(post())).toBeInstanceOf(WebAPIRequestError);
  await sandbox.advanceClock(49_000);
  expect(sandbox.messages('study')).toEqual([]);
  await sandbox.advanceClock(1_000);
  await sandbox.advanceClock(1_000);
  expect(sandbox.messages('study')).toHaveLength(1);
});

test('a rate limit says how long to wait', async () => {
  sandbox.faults.add({ method: '*', kind: 'rate-limit', retryAfter: 42 });
  expect(await failure(post())).toMatchObject({ retryAfter: 42 });
});

test('a fault strikes as often as said, after as many calls as said, and only where its condition holds', async () => {
  sandbox.faults.add({ method: 'chat.postMessage', kind: 'server-error', after: 1, times: 2 });
  const results = [
    await failure(post()),
    await failure(post()),
    await failure(post()),
    await failure(post()),
  ];
  expect(results.map(result => result === undefined)).toEqual([true, false, false, true]);

  sandbox.faults.add({ method: '*', kind: 'server-error', when: ({ args }) => args.text === 'bad' });
  await expect(post('good')).resolves.toMatchObject({ ok: true });
  expect(await failure(post('bad'))).toBeInstanceOf(WebAPIHTTPError);
});

test('faults can be taken back', async () => {
  sandbox.faults.add({ method: '*', kind: 'server-error', times: 9 });
  sandbox.faults.clear();
  await expect(post()).resolves.toMatchObject({ ok: true });
});

test('a response_url can fail too, and a fault for all methods leaves it alone', async () => {
  const url = new URL(
    issueResponseUrl(sandbox.workspace, { channel: 'C0STUDY', member: 'U0ANNA' }),
    sandbox.url,
  );
  const send = async () => (await fetch(url, { method: 'POST', body: '{"text":"x"}' })).status;
  sandbox.faults.add({ method: '*', kind: 'server-error' });
  expect(await send()).toBe(200);
  sandbox.faults.add({ method: 'response_url', kind: 'accepted-then-500' });
  expect(await send()).toBe(500);
  expect(sandbox.ephemerals('study')).toHaveLength(2);
});

test('the log of calls says what struck', async () => {
  sandbox.faults.add({ method: '*', kind: 'server-error' });
  await failure(post());
  expect(sandbox.calls).toMatchObject([{ method: 'chat.postMessage', error: 'server-error', isDone: true }]);
});
