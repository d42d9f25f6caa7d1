import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { startSandbox } from '../../src/sandbox/server.ts';
import { callApi } from './call-api.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

const control = async (
  body: object,
  headers: Record<string, string> = { 'content-type': 'application/json' },
) => {
  const response = await fetch(new URL('/control', sandbox.url), {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  });
  return [response.status, await response.json()];
};

/** `fetch` does not let anyone choose the host. */
const statusFor = (path: string, headers: Record<string, string>) =>
  new Promise<number | undefined>((resolve, reject) => {
    request(new URL(path, sandbox.url), { headers }, response => resolve(response.resume().statusCode))
      .on('error', reject)
      .end();
  });

test('the page comes with a policy that lets in nothing foreign', async () => {
  const response = await fetch(sandbox.url);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-security-policy')).toBe("default-src 'self'");
  expect(response.headers.get('cache-control')).toBe('no-store');
});

test.each(['/missing.js', '/../server.ts', '/%2e%2e/server.ts', '/.env', '/page-protocol.ts'])(
  '%s is not served',
  async path => {
    const response = await fetch(new URL(path, sandbox.url));
    expect([response.status, await response.text()]).toEqual([
      404,
      expect.stringContaining('has no page named'),
    ]);
  },
);

test('a name of another site that points here is refused', async () => {
  expect(await statusFor('/', { host: 'evil.example' })).toBe(403);
  expect(await statusFor('/api/auth.test', { host: 'evil.example' })).toBe(403);
  expect(await statusFor('/', { host: new URL(sandbox.url).host })).toBe(200);
});

test('a page of another site can neither open the websocket nor use the controls', async () => {
  const socket = new WebSocket(new URL('/page', sandbox.url.replace('http', 'ws')), {
    origin: 'https://evil.example',
  });
  expect(String(await new Promise(resolve => socket.once('error', resolve)))).toContain('403');
  expect(
    await control({ kind: 'info' }, { 'content-type': 'application/json', origin: 'https://evil.example' }),
  ).toMatchObject([403, { ok: false }]);
  expect(await control({ kind: 'info' }, { 'content-type': 'text/plain' })).toMatchObject([
    403,
    { ok: false },
  ]);
});

test('another process can learn the tokens, add faults, act and look', async () => {
  expect(await control({ kind: 'info' })).toMatchObject([
    200,
    { result: { botToken: sandbox.botToken, apiUrl: sandbox.apiUrl, connections: 0 } },
  ]);
  const post = () => callApi(sandbox, 'chat.postMessage', { channel: 'C0STUDY', text: 'x' });
  await control({ kind: 'add-fault', fault: { method: 'chat.postMessage', kind: 'rate-limit', times: 1 } });
  expect([await post(), await post()]).toMatchObject([{ error: 'ratelimited' }, { ok: true }]);
  expect(await control({ kind: 'messages', channel: 'study' })).toMatchObject([
    200,
    { result: [{ text: 'x' }] },
  ]);
  expect(await control({ kind: 'calls' })).toMatchObject([200, { result: [{ error: 'ratelimited' }, {}] }]);
  const say = { kind: 'say', channel: 'study', text: 'hello' };
  expect(await control({ kind: 'act', member: 'anna', act: say })).toMatchObject([
    200,
    { result: { text: 'hello' } },
  ]);
  expect(await control({ kind: 'act', member: 'nobody', act: say })).toEqual([
    409,
    { ok: false, error: 'user_not_found' },
  ]);
  expect(await control({ kind: 'settled' })).toMatchObject([200, { ok: true }]);
  expect(await control({ kind: 'explode' })).toMatchObject([400, { ok: false }]);
});

test('waiting in vain says what the workspace shows instead', async () => {
  const failure = await sandbox.until(() => false, { timeoutMs: 1, what: 'a miracle' }).catch(String);
  expect(failure).toContain('in vain for a miracle');
  expect(failure).toContain('#study');
  expect(failure).toContain('last calls: ');
});
