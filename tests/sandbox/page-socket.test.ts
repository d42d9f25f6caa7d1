import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { z } from 'zod';
import type { PageRequest } from '../../src/sandbox/page-protocol.ts';
import { type Stand, stand } from './bolt-app.ts';
import { callApi, plain } from './call-api.ts';

const pushed = z.looseObject({ kind: z.string() });
type Pushed = z.infer<typeof pushed>;
type Question = PageRequest extends infer Each
  ? Each extends PageRequest
    ? Omit<Each, 'id'>
    : never
  : never;

/** A page without a browser. */
async function openPage(url: string) {
  const socket = new WebSocket(new URL('/page', url.replace('http', 'ws')));
  const received: Pushed[] = [];
  const waiting = new Set<() => void>();
  socket.on('message', data => {
    received.push(pushed.parse(JSON.parse(data.toString())));
    for (const wake of waiting) wake();
  });
  const see = async (isWanted: (event: Pushed) => boolean): Promise<Pushed> => {
    for (;;) {
      const found = received.findLast(isWanted);
      if (found !== undefined) return found;
      await new Promise<void>(resolve => {
        const wake = () => {
          waiting.delete(wake);
          resolve();
        };
        waiting.add(wake);
      });
    }
  };
  let id = 0;
  const ask = (question: Question): Promise<Pushed> => {
    id += 1;
    const own = id;
    socket.send(JSON.stringify({ ...question, id: own }));
    return see(({ kind, re }) => kind === 'reply' && re === own);
  };
  await see(({ kind }) => kind === 'home');
  return { socket, received, see, ask };
}

let current: Stand;
let page: Awaited<ReturnType<typeof openPage>>;
beforeEach(async () => {
  current = await stand(app => {
    app.command('/x', async ({ ack, body, client }) => {
      await ack({ text: 'only you' });
      if (body.text !== 'modal') return;
      await client.views.open({
        trigger_id: body.trigger_id,
        view: {
          type: 'modal',
          title: { type: 'plain_text', text: 'Form' },
          submit: { type: 'plain_text', text: 'Go' },
          blocks: [
            {
              type: 'input',
              block_id: 'b',
              label: { type: 'plain_text', text: 'L' },
              element: { type: 'plain_text_input', action_id: 'a' },
            },
          ],
        },
      });
    });
    app.action('go', async ({ ack, respond }) => {
      await ack();
      await respond({ text: 'clicked', replace_original: false });
    });
    app.view({ type: 'view_submission' }, async ({ ack, view }) => {
      const value = view.state.values.b?.a?.value;
      await (value === 'good' ? ack() : ack({ response_action: 'errors', errors: { b: 'Not good' } }));
    });
    app.event('app_home_opened', async ({ event, client }) => {
      await client.views.publish({
        user_id: event.user,
        view: { type: 'home', blocks: [{ type: 'divider' }] },
      });
    });
  });
  page = await openPage(current.sandbox.url);
});
afterEach(async () => {
  page.socket.close();
  await current.close();
});

test('a page is greeted with what its member sees', async () => {
  expect(page.received).toMatchObject([
    {
      kind: 'snapshot',
      team: 'Local Workspace',
      you: 'U0ANNA',
      members: [{ id: 'U0ANNA', initials: 'AB', isAdmin: true, isApp: false }, {}, {}, {}, { isApp: true }],
      channels: [
        { id: 'C0GENERAL', kind: 'channel', hasApp: false },
        { id: 'C0STUDY', hasApp: true, unread: 0 },
        { id: 'D0ANNA', kind: 'direct', name: 'app' },
      ],
      commands: [{ command: '/x' }, { command: '/invite' }, { command: '/remove' }],
    },
    { kind: 'views', views: [] },
    { kind: 'home' },
  ]);
});

test('messages arrive, unread ones are counted until the channel is opened', async () => {
  await callApi(current.sandbox, 'chat.postMessage', { channel: 'C0STUDY', text: 'Question' });
  expect(await page.see(({ kind }) => kind === 'message')).toMatchObject({
    message: { text: 'Question', member: 'U0APP', ephemeral: false, replies: 0 },
  });
  expect(await page.see(({ kind }) => kind === 'channel')).toMatchObject({
    channel: { id: 'C0STUDY', unread: 1 },
  });
  expect(await page.ask({ kind: 'open-channel', channel: 'C0STUDY' })).toMatchObject({
    ok: true,
    messages: [{ text: 'Question' }],
  });
  expect(await page.see(({ kind }) => kind === 'channel')).toMatchObject({ channel: { unread: 0 } });
});

test('a command is sent, and its answer is gone after a reload and for others', async () => {
  expect(await page.ask({ kind: 'send', channel: 'C0STUDY', text: '/x' })).toMatchObject({ ok: true });
  expect(await page.ask({ kind: 'open-channel', channel: 'C0STUDY' })).toMatchObject({
    messages: [{ text: 'only you', ephemeral: true }],
  });
  const reloaded = await openPage(current.sandbox.url);
  expect(await reloaded.ask({ kind: 'open-channel', channel: 'C0STUDY' })).toMatchObject({ messages: [] });
  reloaded.socket.close();
  await page.ask({ kind: 'act-as', member: 'U0BEN' });
  expect(await page.ask({ kind: 'open-channel', channel: 'C0STUDY' })).toMatchObject({ messages: [] });
});

test('what Slack says instead of an answer comes as a sentence', async () => {
  expect(await page.ask({ kind: 'send', channel: 'C0STUDY', text: '/y' })).toMatchObject({
    ok: false,
    text: '/y is not a valid command.',
  });
  await page.ask({ kind: 'send', channel: 'C0STUDY', text: 'hello' });
  const { ts } = current.sandbox.messages('study')[0] ?? { ts: '' };
  expect(await page.ask({ kind: 'send', channel: 'C0STUDY', text: '/x', threadTs: ts })).toMatchObject({
    text: '/x is not supported in threads. Sorry!',
  });
  current.sandbox.admin.archive('study');
  expect(await page.ask({ kind: 'send', channel: 'C0STUDY', text: 'hello' })).toMatchObject({
    ok: false,
    text: 'This channel is archived, so nobody can post to it.',
  });
});

test('a thread shows its replies and counts them on its parent', async () => {
  await page.ask({ kind: 'send', channel: 'C0STUDY', text: 'parent' });
  const { ts } = current.sandbox.messages('study')[0] ?? { ts: '' };
  await page.ask({ kind: 'send', channel: 'C0STUDY', text: 'reply', threadTs: ts });
  expect(await page.ask({ kind: 'open-thread', channel: 'C0STUDY', ts })).toMatchObject({
    messages: [
      { text: 'parent', replies: 1 },
      { text: 'reply', threadTs: ts },
    ],
  });
});

test('a button is clicked and a modal is filled and refused and accepted', async () => {
  const elements = [{ type: 'button', action_id: 'go', text: plain(1), value: '1' }];
  await callApi(current.sandbox, 'chat.postMessage', {
    channel: 'C0STUDY',
    text: 'x',
    blocks: [{ type: 'actions', block_id: 'bb', elements }],
  });
  const { ts } = current.sandbox.messages('study')[0] ?? { ts: '' };
  const act = {
    kind: 'act',
    container: { kind: 'message', channel: 'C0STUDY', ts },
    blockId: 'bb',
    element: { type: 'button', value: '1' },
    state: {},
  } as const;
  expect(await page.ask({ ...act, actionId: 'go' })).toMatchObject({ ok: true });
  await page.see(({ kind, message }) => kind === 'message' && Object(message).text === 'clicked');
  expect(await page.ask({ ...act, actionId: 'gone' })).toMatchObject({
    ok: false,
    text: 'This is not there any more.',
  });

  await page.ask({ kind: 'send', channel: 'C0STUDY', text: '/x modal' });
  const opened = await page.see(
    ({ kind, views }) => kind === 'views' && Array.isArray(views) && views.length === 1,
  );
  const viewId = z.object({ views: z.array(z.object({ id: z.string() })) }).parse(opened).views[0]?.id ?? '';
  const state = (value: string) => ({ b: { a: { type: 'plain_text_input', value } } });
  await page.ask({ kind: 'submit-view', viewId, state: state('bad') });
  expect(await page.see(({ kind }) => kind === 'views')).toMatchObject({
    views: [{ errors: { b: 'Not good' } }],
  });
  expect(await page.ask({ kind: 'submit-view', viewId, state: state('good') })).toMatchObject({ ok: true });
  expect(await page.see(({ kind }) => kind === 'views')).toMatchObject({ views: [] });
});

test('the Home tab is asked for and arrives, and the clock can be moved', async () => {
  await page.ask({ kind: 'open-home' });
  expect(await page.see(({ kind, view }) => kind === 'home' && view !== undefined)).toMatchObject({
    view: { type: 'home', blocks: [{ type: 'divider' }] },
  });
  const moved: number[] = [];
  current.sandbox.onClockAdvanced(() => moved.push(current.sandbox.now()));
  const before = current.sandbox.now();
  await page.ask({ kind: 'advance-clock', milliseconds: 86_400_000 });
  const { now } = z.object({ now: z.number() }).parse(await page.see(({ kind }) => kind === 'clock'));
  expect(now - before).toBeGreaterThanOrEqual(86_400_000);
  expect(moved).toHaveLength(1);
});

test('what is no request ends the connection', async () => {
  page.socket.send('{"kind":"explode"}');
  const code = await new Promise(resolve => page.socket.once('close', resolve));
  expect(code).toBe(1008);
});
