import { createHmac } from 'node:crypto';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp, type SlackApp } from '../../src/app.ts';
import type { Deps } from '../../src/deps.ts';
import { createLog } from '../../src/log.ts';
import { prometheusMetrics } from '../../src/monitor/prometheus.ts';
import { asWorkspaceId } from '../../src/quiz/ids.ts';
import { receiverFor } from '../../src/slack/receivers.ts';
import { sqliteDialect } from '../../src/store/sqlite-dialect.ts';
import { openStore } from '../../src/store/store.ts';
import { library } from './app-stand.ts';

const SECRET = '0123456789abcdef0123456789abcdef';
const FORM = 'application/x-www-form-urlencoded';
const now = (): number => Math.floor(Date.now() / 1_000);

let app: SlackApp;
let port: number;
const asked: string[] = [];

beforeAll(async () => {
  const store = await openStore(sqliteDialect(':memory:'));
  const metrics = prometheusMetrics({ withProcess: false });
  const deps: Deps = {
    store,
    library: () => ({
      ...library,
      ask: question => {
        asked.push(question);
        return library.ask(question);
      },
    }),
    log: createLog('error', { write: () => {} }),
    metrics,
    now: Date.now,
    newId: () => 'id',
    pause: () => new Promise(() => {}),
    stopping: new AbortController().signal,
    pace: { run: (_turn, send) => send(), waiting: () => 0 },
    findInstallation: async () => ({
      workspace: asWorkspaceId('T1'),
      teamId: 'T1',
      enterpriseId: undefined,
      botUserId: 'UBOT',
      botId: 'BBOT',
      token: 'xoxb-test',
    }),
    clientFor: () => Promise.reject(new Error('no calls here')),
  };
  const slack = {
    kind: 'http',
    botToken: 'xoxb-test',
    signingSecret: SECRET,
    apiUrl: 'http://127.0.0.1:9/api/',
  } as const;
  const access = { apiUrl: slack.apiUrl, log: deps.log, onCall: metrics.slackCall };
  app = createApp(deps, { receiver: receiverFor(slack, 0, access), access });
  const server = await app.bolt.start();
  const address = 'address' in server ? server.address() : null;
  port = typeof address === 'object' && address ? address.port : 0;
});
afterAll(() => app.stop());

const command = (text: string): string =>
  new URLSearchParams({
    command: '/aif',
    text,
    team_id: 'T1',
    channel_id: 'C1',
    user_id: 'U1',
    trigger_id: '1.2.abc',
    response_url: 'https://hooks.slack.com/commands/T1/1/x',
    is_enterprise_install: 'false',
  }).toString();

interface Request {
  body: string | Buffer;
  type?: string;
  at?: number;
  signature?: string;
  path?: string;
  method?: string;
}

function send({
  body,
  type = FORM,
  at = now(),
  signature,
  path = '/slack/events',
  method = 'POST',
}: Request) {
  const signed = `v0=${createHmac('sha256', SECRET).update(`v0:${at}:${body}`).digest('hex')}`;
  return new Promise<{ status: number; body: string }>((resolve, reject) => {
    const sent = request(
      {
        port,
        host: '127.0.0.1',
        path,
        method,
        headers: {
          'content-type': type,
          'x-slack-request-timestamp': String(at),
          'x-slack-signature': signature ?? signed,
        },
      },
      response => {
        const chunks: Buffer[] = [];
        response.on('data', chunk => chunks.push(chunk));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() }),
        );
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

describe('over HTTP', () => {
  test('a signed command is answered on the spot', async () => {
    const response = await send({ body: command('ask what is recall') });
    expect(response.status).toBe(200);
    expect(JSON.parse(response.body)).toMatchObject({ response_type: 'ephemeral' });
    expect(asked.splice(0)).toEqual(['what is recall']);
  });

  test('the health check answers', async () => {
    expect(await send({ body: '', path: '/healthz', method: 'GET' })).toEqual({ status: 200, body: 'ok\n' });
  });

  test.each<[string, Partial<Request>, number]>([
    ['without a valid signature', { signature: 'v0=00' }, 401],
    ['with an empty signature', { signature: '' }, 401],
    ['six minutes old', { at: now() - 360 }, 401],
    ['six minutes from the future', { at: now() + 360 }, 401],
    ['with a time stamp that is no number', { at: Number.NaN }, 401],
    ['that is a bare null', { body: 'null', type: 'application/json' }, 400],
    ['that is a JSON number', { body: '7', type: 'application/json' }, 400],
    ['that is a JSON list', { body: '[]', type: 'application/json' }, 400],
    ['that is broken JSON', { body: '{', type: 'application/json' }, 400],
    ['whose payload is a bare null', { body: 'payload=null' }, 400],
    ['whose payload is broken', { body: 'payload=%7B' }, 400],
    ['with another content type', { type: `${FORM}; charset=utf-8` }, 400],
    ['of two megabytes', { body: Buffer.alloc(2 * 1024 * 1024, 'a') }, 413],
  ])('a request %s is refused with its status, and nothing runs', async (_what, change, status) => {
    const response = await send({ body: command('ask what is recall'), ...change });
    expect(response.status).toBe(status);
    expect(asked).toEqual([]);
  });

  test('an unknown address is not found', async () => {
    expect((await send({ body: '', path: '/admin', method: 'GET' })).status).toBe(404);
  });

  test('a replayed ssl_check runs nothing', async () => {
    const response = await send({ body: `ssl_check=1&${command('ask what is recall')}`, signature: 'v0=00' });
    expect(response.status).toBe(200);
    expect(asked).toEqual([]);
  });
});
