import type { App } from '@slack/bolt';
import { afterEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { z } from 'zod';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { startSandbox } from '../../src/sandbox/server.ts';
import { manualTimers } from '../../src/sandbox/timers.ts';
import { buildApp } from './bolt-app.ts';
import { callApi } from './call-api.ts';

const opened: { sandbox: Sandbox; apps: App[] }[] = [];
afterEach(async () => {
  for (const { sandbox, apps } of opened.splice(0)) {
    for (const app of apps) await app.stop();
    await sandbox.until(() => sandbox.connections() === 0);
    await sandbox.close();
  }
});

async function connect(sandbox: Sandbox, listen: (app: App) => void): Promise<App> {
  const app = buildApp(sandbox);
  listen(app);
  await app.init();
  await app.start();
  opened.push({ sandbox, apps: [app] });
  return app;
}

const envelope = z.looseObject({
  type: z.string(),
  envelope_id: z.string().optional(),
  retry_attempt: z.number().optional(),
  retry_reason: z.string().optional(),
});

/** A Socket Mode client without the SDK, which acknowledges nothing by itself. */
async function openRawSocket(sandbox: Sandbox) {
  const { url } = z
    .object({ url: z.string() })
    .parse(await callApi(sandbox, 'apps.connections.open', {}, sandbox.appToken));
  const socket = new WebSocket(url);
  const received: z.infer<typeof envelope>[] = [];
  const waiting: (() => void)[] = [];
  socket.on('message', data => {
    received.push(envelope.parse(JSON.parse(data.toString())));
    for (const wake of waiting.splice(0)) wake();
  });
  const count = async (wanted: number) => {
    while (received.length < wanted) await new Promise<void>(resolve => waiting.push(resolve));
    return received;
  };
  await count(1);
  return { url, socket, received, count };
}

test('with two connections each payload goes to one of them', async () => {
  const sandbox = await startSandbox({ app: { commands: [{ command: '/x' }] }, timers: manualTimers() });
  const seen: string[] = [];
  for (const name of ['first', 'second']) {
    await connect(sandbox, app =>
      app.command('/x', async ({ ack }) => {
        seen.push(name);
        await ack();
      }),
    );
  }
  for (let time = 0; time < 4; time++) await sandbox.as('anna').command('study', '/x');
  expect(seen.toSorted()).toEqual(['first', 'first', 'second', 'second']);
  opened.splice(0, 2, { sandbox, apps: opened.flatMap(({ apps }) => apps) });
});

test('a delivery can arrive twice, with the same trigger and event id', async () => {
  const sandbox = await startSandbox({ app: { commands: [{ command: '/x' }] }, timers: manualTimers() });
  const triggers: string[] = [];
  const events: string[] = [];
  await connect(sandbox, app => {
    app.command('/x', async ({ ack, body }) => {
      triggers.push(body.trigger_id);
      await ack();
    });
    app.event('app_mention', async ({ body }) => void events.push(body.event_id));
  });
  sandbox.faults.deliverTwice(2);
  await sandbox.as('anna').command('study', '/x');
  await sandbox.as('anna').mention('study', 'hi');
  await sandbox.as('anna').command('study', '/x');
  expect(triggers).toHaveLength(3);
  expect(new Set(triggers).size).toBe(2);
  expect(events).toHaveLength(2);
  expect(new Set(events).size).toBe(1);
});

test('an event that is not acknowledged comes again three times: at once, after a minute, after five', async () => {
  const timers = manualTimers();
  const sandbox = await startSandbox({ timers });
  const { socket, count } = await openRawSocket(sandbox);
  sandbox.admin.changeMember('ben', { tz: 'Asia/Tokyo' });
  await count(2);
  for (const [attempt, delay] of [0, 60_000, 300_000].entries()) {
    timers.advance(3_000);
    await sandbox.settled();
    timers.advance(delay);
    await count(3 + attempt);
  }
  timers.advance(3_000);
  await sandbox.settled();
  expect(timers.pending()).toBe(0);
  const received = await count(5);
  expect(
    received.map(({ type, retry_attempt, retry_reason }) => [type, retry_attempt, retry_reason]),
  ).toEqual([
    ['hello', undefined, undefined],
    ['events_api', 0, ''],
    ['events_api', 1, 'timeout'],
    ['events_api', 2, 'timeout'],
    ['events_api', 3, 'timeout'],
  ]);
  expect(new Set(received.slice(1).map(({ payload }) => Object(payload).event_id)).size).toBe(1);
  socket.close();
  await sandbox.close();
});

test('the app hears of its own messages too, marked as its own', async () => {
  const sandbox = await startSandbox({ timers: manualTimers() });
  const { count, socket } = await openRawSocket(sandbox);
  await callApi(sandbox, 'chat.postMessage', { channel: 'U0ANNA', text: 'hi' });
  expect(await count(2)).toMatchObject([
    { type: 'hello' },
    {
      payload: { event: { type: 'message', channel_type: 'im', text: 'hi', bot_id: 'B0APP', user: 'U0APP' } },
    },
  ]);
  socket.close();
  await sandbox.close();
});

test('an acknowledged event does not come again', async () => {
  const timers = manualTimers();
  const sandbox = await startSandbox({ timers });
  const { socket, count } = await openRawSocket(sandbox);
  sandbox.admin.changeMember('ben', { tz: 'Asia/Tokyo' });
  const [, event] = await count(2);
  socket.send(JSON.stringify({ envelope_id: event?.envelope_id, payload: {} }));
  await sandbox.settled();
  expect(timers.pending()).toBe(0);
  socket.close();
  await sandbox.close();
});

test('a ticket opens one connection, and there are at most ten', async () => {
  const sandbox = await startSandbox({ timers: manualTimers() });
  const sockets = [];
  for (let index = 0; index < 10; index++) sockets.push(await openRawSocket(sandbox));
  const again = new WebSocket(sockets[0]?.url ?? '');
  const refusal = await new Promise(resolve => again.once('error', resolve));
  expect(String(refusal)).toContain('403');
  expect(await callApi(sandbox, 'apps.connections.open', {}, sandbox.appToken)).toMatchObject({
    error: 'too_many_websockets',
  });
  expect(sandbox.connections()).toBe(10);
  await sandbox.close();
});

test('a refresh asks the app to reconnect, and dropped connections are gone', async () => {
  const sandbox = await startSandbox({ timers: manualTimers() });
  const { socket, count } = await openRawSocket(sandbox);
  sandbox.faults.refreshSockets();
  expect(await count(2)).toMatchObject([
    { type: 'hello' },
    { type: 'disconnect', reason: 'refresh_requested' },
  ]);
  sandbox.faults.dropSockets();
  await new Promise(resolve => socket.once('close', resolve));
  await sandbox.until(() => sandbox.connections() === 0);
  await sandbox.close();
});
