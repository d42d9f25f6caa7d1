import { createHmac } from 'node:crypto';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp, type SlackApp } from '../../src/app.ts';
import type { Deps } from '../../src/deps.ts';
import { createLog } from '../../src/log.ts';
import { openFrontDoor } from '../../src/monitor/front-door.ts';
import { pages } from '../../src/monitor/pages.ts';
import { type PrometheusMetrics, prometheusMetrics } from '../../src/monitor/prometheus.ts';
import { readiness } from '../../src/monitor/readiness.ts';
import { asWorkspaceId } from '../../src/quiz/ids.ts';
import { guardRequests } from '../../src/slack/guard-requests.ts';
import { httpReceiver } from '../../src/slack/receivers.ts';
import { seenRequests } from '../../src/slack/seen-requests.ts';
import { sqliteDialect } from '../../src/store/sqlite-dialect.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { library } from './app-stand.ts';

const SECRET = '0123456789abcdef0123456789abcdef';
const FORM = 'application/x-www-form-urlencoded';
const now = (): number => Math.floor(Date.now() / 1_000);

interface Instance {
  app: SlackApp;
  port: number;
  metrics: PrometheusMetrics;
}
let one: Instance;
let other: Instance;
let store: Store;
const asked: string[] = [];

beforeAll(async () => {
  store = await openStore(sqliteDialect(':memory:'));
  one = await startInstance();
  other = await startInstance();
});
afterAll(() => Promise.all([one.app.stop(), other.app.stop()]));

async function startInstance(
  options: { mostAtOnce?: number; before?: () => Promise<void> } = {},
): Promise<Instance> {
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
    findInstallation: async () => {
      await options.before?.();
      return {
        workspace: asWorkspaceId('T1'),
        teamId: 'T1',
        enterpriseId: undefined,
        botUserId: 'UBOT',
        botId: 'BBOT',
        token: 'xoxb-test',
      };
    },
    clientFor: () => Promise.reject(new Error('no calls here')),
  };
  const access = { apiUrl: 'http://127.0.0.1:9/api/', log: deps.log, onCall: metrics.slackCall };
  const state = readiness(() => {});
  const door = await openFrontDoor(0, pages(state, metrics));
  const receiver = httpReceiver({ signingSecret: SECRET, door, access, metrics, isNew: seenRequests(deps) });
  const { mostAtOnce = 100 } = options;
  const app = createApp(deps, { receiver, access, mostAtOnce });
  await app.bolt.start();
  state.note('start', undefined);
  return { app, port: door.port, metrics };
}

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

const event = (id: string, text: string): string =>
  JSON.stringify({
    type: 'event_callback',
    team_id: 'T1',
    event_id: id,
    event: { type: 'app_mention', user: 'U1', channel: 'C1', ts: '1.1', text },
  });

interface Request {
  body: string | Buffer;
  type?: string;
  at?: number;
  signature?: string;
  path?: string;
  method?: string;
  to?: Instance;
}

function send({
  body,
  type = FORM,
  at = now(),
  signature,
  path = '/slack/events',
  method = 'POST',
  to = one,
}: Request) {
  const signed = `v0=${createHmac('sha256', SECRET).update(`v0:${at}:${body}`).digest('hex')}`;
  return new Promise<{ status: number; body: string }>((resolve, reject) => {
    const sent = request(
      {
        port: to.port,
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

  test('a request that comes again is refused by every instance, and runs once', async () => {
    const original = { body: command('ask what is precision'), at: now() };
    expect((await send(original)).status).toBe(200);
    expect((await send(original)).status).toBe(401);
    expect((await send({ ...original, to: other })).status).toBe(401);
    expect(asked.splice(0)).toEqual(['what is precision']);
    expect(await other.metrics.text()).toContain('aif_requests_refused_total{reason="replayed"} 1');
  });

  test('of a hundred equal requests at once to two instances one runs', async () => {
    const original = { body: command('ask what is drift'), at: now() };
    const sent = Array.from({ length: 100 }, (_, index) =>
      send({ ...original, to: index % 2 ? one : other }),
    );
    const statuses = (await Promise.all(sent)).map(({ status }) => status);
    expect(statuses.filter(status => status === 200)).toHaveLength(1);
    expect(statuses.filter(status => status === 401)).toHaveLength(99);
    expect(asked.splice(0)).toEqual(['what is drift']);
  });

  test('a request beyond what may run at once is refused at once, and the others are answered', async () => {
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    const { promise: began, resolve: begin } = Promise.withResolvers<void>();
    const before = (): Promise<void> => {
      begin();
      return released;
    };
    const small = await startInstance({ mostAtOnce: 1, before });
    const first = send({ body: command('ask what is bias'), to: small });
    await began;
    expect((await send({ body: command('ask what is variance'), to: small })).status).toBe(500);
    release();
    expect((await first).status).toBe(200);
    expect(asked.splice(0)).toEqual(['what is bias']);
    expect(await small.metrics.text()).toContain('aif_requests_refused_total{reason="too-many"} 1');
    await small.app.stop();
  });

  test('connections beyond what may wait at once get a 503 and cost nothing', async () => {
    const refused: string[] = [];
    const { promise: began, resolve: begin } = Promise.withResolvers<void>();
    const { promise: released, resolve: release } = Promise.withResolvers<boolean>();
    const guarded = guardRequests((_request, response) => response.end('passed'), {
      isSigned: () => true,
      isNew: () => {
        begin();
        return released;
      },
      now: Date.now,
      refused: reason => refused.push(reason),
      mostAtOnce: 1,
    });
    const door = await openFrontDoor(0, () => undefined);
    door.passTo(guarded);
    const to = { ...one, port: door.port };
    const first = send({ body: command('ask'), to });
    await began;
    expect((await send({ body: command('ask'), to })).status).toBe(503);
    release(true);
    expect(await first).toEqual({ status: 200, body: 'passed' });
    expect(refused).toEqual(['too-many']);
    await door.close();
  });

  test('an event that Slack sends again is acknowledged again and not answered again', async () => {
    const body = event('Ev1', 'what is recall');
    const type = 'application/json';
    const [first, second] = [await startInstance(), await startInstance()];
    expect((await send({ body, type, at: now() - 60, to: first })).status).toBe(200);
    expect((await send({ body, type, to: second })).status).toBe(200);
    await Promise.all([first.app.stop(), second.app.stop()]);
    expect(asked.splice(0)).toEqual(['what is recall']);
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
