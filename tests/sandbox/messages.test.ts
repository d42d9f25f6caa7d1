import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import type { JsonObject } from '../../src/sandbox/json.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { startSandbox } from '../../src/sandbox/server.ts';
import { callApi, list } from './call-api.ts';

const start = Date.UTC(2026, 10, 23, 9);
let sandbox: Sandbox;
let time = start;
beforeEach(async () => {
  time = start;
  sandbox = await startSandbox({ now: () => time });
});
afterEach(() => sandbox.close());

const page = z.object({
  messages: z.array(z.looseObject({ text: z.string(), ts: z.string() })),
  has_more: z.boolean(),
  response_metadata: z.object({ next_cursor: z.string() }).optional(),
});
const history = async (args: JsonObject = {}) =>
  page.parse(await callApi(sandbox, 'conversations.history', { channel: 'C0STUDY', ...args }));
const textsOf = ({ messages }: z.infer<typeof page>) => messages.map(({ text }) => text);
const post = async (text: string, args: JsonObject = {}) =>
  z.string().parse((await callApi(sandbox, 'chat.postMessage', { channel: 'C0STUDY', text, ...args })).ts);

test('message ids come from the clock, and are unique and increasing even when it stands still', async () => {
  expect([await post('a'), await post('b')]).toEqual(['1795424400.000000', '1795424400.000001']);
  time += 1_500;
  expect(await post('c')).toBe('1795424401.500000');
});

test('history goes from the newest to the oldest, in pages', async () => {
  for (const text of ['1', '2', '3', '4', '5']) await post(text);
  const first = await history({ limit: 2 });
  expect([textsOf(first), first.has_more]).toEqual([['5', '4'], true]);
  const second = await history({ limit: 2, cursor: first.response_metadata?.next_cursor });
  const third = await history({ limit: 2, cursor: second.response_metadata?.next_cursor });
  expect([textsOf(second), textsOf(third), third.has_more]).toEqual([['3', '2'], ['1'], false]);
});

test('history leaves its bounds out unless they are included', async () => {
  const [first, , third] = [await post('1'), await post('2'), await post('3')];
  expect(textsOf(await history({ oldest: first, latest: third }))).toEqual(['2']);
  expect(textsOf(await history({ oldest: first, latest: third, inclusive: true }))).toEqual(['3', '2', '1']);
  expect(textsOf(await history({ oldest: third, inclusive: true, limit: 1 }))).toEqual(['3']);
});

test('metadata comes back whole only when asked for', async () => {
  const metadata = { event_type: 'round_posted', event_payload: { round: 'r1', slot: 7 } };
  const ts = await post('question', { metadata });
  expect((await history()).messages[0]?.metadata).toEqual({ event_type: 'round_posted' });
  expect((await history({ include_all_metadata: true })).messages[0]?.metadata).toEqual(metadata);
  await callApi(sandbox, 'chat.update', { channel: 'C0STUDY', ts, text: 'edited' });
  expect(sandbox.messages('study')[0]?.metadata).toEqual(metadata);
  await callApi(sandbox, 'chat.update', { channel: 'C0STUDY', ts, metadata: {} });
  expect(sandbox.messages('study')[0]).not.toHaveProperty('metadata');
});

test('an update that leaves out blocks keeps them, and an empty list takes them away', async () => {
  const ts = await post('x', { blocks: [{ type: 'divider' }] });
  await callApi(sandbox, 'chat.update', { channel: 'C0STUDY', ts, text: 'y' });
  expect(sandbox.as('ben').lastMessage('study')).toMatchObject({
    text: 'y',
    edited: true,
    blocks: [{ type: 'divider' }],
  });
  await callApi(sandbox, 'chat.update', { channel: 'C0STUDY', ts, blocks: [] });
  expect(sandbox.as('ben').lastMessage('study')?.blocks).toEqual([]);
});

test('replies stand in the thread and not in the history, unless they are broadcast', async () => {
  const ts = await post('parent');
  await post('reply', { thread_ts: ts });
  await post('loud reply', { thread_ts: ts, reply_broadcast: true });
  const shown = await history();
  expect(textsOf(shown)).toEqual(['loud reply', 'parent']);
  expect(shown.messages[1]).toMatchObject({ thread_ts: ts, reply_count: 2, reply_users: ['U0APP'] });
  const replies = page.parse(await callApi(sandbox, 'conversations.replies', { channel: 'C0STUDY', ts }));
  expect(textsOf(replies)).toEqual(['parent', 'reply', 'loud reply']);
  expect(
    sandbox
      .as('ben')
      .messages('study')
      .map(({ text, replies: count }) => [text, count]),
  ).toEqual([
    ['parent', 2],
    ['loud reply', 0],
  ]);
});

test('a message to a member opens the direct conversation, which only they see', async () => {
  const answer = await callApi(sandbox, 'chat.postMessage', { channel: 'U0ANNA', text: 'psst' });
  expect(answer).toMatchObject({ ok: true, channel: 'D0ANNA' });
  expect(sandbox.as('anna').lastMessage('app')?.text).toBe('psst');
  expect(await callApi(sandbox, 'conversations.open', { users: 'U0ANNA' })).toMatchObject({
    already_open: true,
    channel: { id: 'D0ANNA' },
  });
});

test('a message of the app says that it is', async () => {
  await post('x');
  expect((await history()).messages[0]).toMatchObject({
    type: 'message',
    user: 'U0APP',
    bot_id: 'B0APP',
    app_id: 'A0APP',
    team: 'T0LOCAL',
  });
});

test('unread messages are counted for everyone but their author', async () => {
  await sandbox.as('anna').say('study', 'hello @ben & <all>');
  const { unread } = sandbox.workspace.conversations.get('C0STUDY') ?? { unread: new Map() };
  expect([unread.get('U0ANNA'), unread.get('U0BEN')]).toEqual([undefined, 1]);
  expect(sandbox.messages('study')[0]?.text).toBe('hello <@U0BEN> &amp; &lt;all&gt;');
});

test('conversations and members are listed in pages, with what the app may see', async () => {
  const secret = await startSandbox({
    channels: [
      { id: 'C1', name: 'one', appIsMember: true },
      { id: 'C2', name: 'two', isArchived: true },
      { id: 'C3', name: 'three', isPrivate: true },
      { id: 'C4', name: 'four', isPrivate: true, appIsMember: true, isExtShared: true },
    ],
  });
  const names = async (method: string, args: JsonObject) => {
    const answer = await callApi(secret, method, args);
    return z.object({ channels: z.array(z.looseObject({ name: z.string() })) }).parse(answer).channels;
  };
  const both = { types: 'public_channel,private_channel' };
  expect((await names('conversations.list', both)).map(({ name }) => name)).toEqual(['one', 'two', 'four']);
  expect(
    (await names('conversations.list', { ...both, exclude_archived: true })).map(({ name }) => name),
  ).toEqual(['one', 'four']);
  expect((await names('users.conversations', both)).map(({ name }) => name)).toEqual(['one', 'four']);
  expect(await callApi(secret, 'conversations.info', { channel: 'C4' })).toMatchObject({
    channel: { is_private: true, is_ext_shared: true, is_member: true, is_archived: false, num_members: 5 },
  });
  const ids = z.object({
    members: z.array(z.string()),
    response_metadata: z.object({ next_cursor: z.string() }),
  });
  const first = ids.parse(await callApi(secret, 'conversations.members', { channel: 'C1', limit: 3 }));
  const cursor = first.response_metadata.next_cursor;
  const rest = ids.parse(await callApi(secret, 'conversations.members', { channel: 'C1', limit: 3, cursor }));
  expect([...first.members, ...rest.members]).toEqual(['U0ANNA', 'U0APP', 'U0BEN', 'U0CHLOE', 'U0DEV']);
  expect(await callApi(secret, 'users.info', { user: 'U0ANNA' })).toMatchObject({
    user: { id: 'U0ANNA', name: 'anna', is_admin: true, tz: 'Europe/Berlin', tz_offset: expect.any(Number) },
  });
  await secret.close();
});

test('a permalink leads to the message', async () => {
  const ts = await post('x');
  expect(await callApi(sandbox, 'chat.getPermalink', { channel: 'C0STUDY', message_ts: ts })).toMatchObject({
    permalink: `https://local-workspace.slack.com/archives/C0STUDY/p${ts.replace('.', '')}`,
  });
});

test('the log of calls has no tokens in it', async () => {
  await callApi(sandbox, 'auth.test', { token: sandbox.botToken }, '');
  await post('x', { blocks: list(1, () => ({ type: 'divider' })) });
  expect(JSON.stringify(sandbox.calls)).not.toContain(sandbox.botToken);
  expect(sandbox.calls).toMatchObject([
    { method: 'auth.test', isDone: true },
    { method: 'chat.postMessage', args: { blocks: [{ type: 'divider' }] } },
  ]);
});
