import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/sandbox/json.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { startSandbox } from '../../src/sandbox/server.ts';
import { issueTrigger } from '../../src/sandbox/workspace/triggers.ts';
import { callApi, list, modal, mrkdwn, nameInput, plain, section, text } from './call-api.ts';

let sandbox: Sandbox;
let time = Date.UTC(2026, 10, 23, 9);

beforeAll(async () => {
  sandbox = await startSandbox({
    now: () => time,
    channels: [
      { id: 'C1', name: 'study', appIsMember: true },
      { id: 'C2', name: 'elsewhere' },
      { id: 'C3', name: 'old', appIsMember: true, isArchived: true },
      { id: 'C4', name: 'secret', isPrivate: true },
      { id: 'C5', name: 'closed', isPrivate: true, appIsMember: true },
    ],
  });
});
afterAll(() => sandbox.close());

const said = async () => (await sandbox.as('anna').say('C1', 'from a person')).ts;
const posted = async () =>
  String((await callApi(sandbox, 'chat.postMessage', { channel: 'C1', text: 'mine' })).ts);
const trigger = () => issueTrigger(sandbox.workspace, 'U0ANNA');

interface Case {
  title: string;
  method: string;
  args?: JsonObject | (() => Promise<JsonObject> | JsonObject);
  token?: () => string;
  error: string;
}

const cases: Case[] = [
  { title: 'no token', method: 'auth.test', token: () => '', error: 'not_authed' },
  { title: 'a token of nobody', method: 'auth.test', token: () => 'xoxb-wrong', error: 'invalid_auth' },
  {
    title: 'the app token where the bot token belongs',
    method: 'auth.test',
    token: () => sandbox.appToken,
    error: 'not_allowed_token_type',
  },
  {
    title: 'the bot token where the app token belongs',
    method: 'apps.connections.open',
    error: 'not_allowed_token_type',
  },
  { title: 'a method that does not exist', method: 'chat.postMassage', error: 'unknown_method' },
  { title: 'an error on request', method: 'api.test', args: { error: 'my_error' }, error: 'my_error' },
  {
    title: 'a missing argument',
    method: 'chat.postMessage',
    args: { text: 'x' },
    error: 'invalid_arguments',
  },
  {
    title: 'an unknown channel',
    method: 'chat.postMessage',
    args: { channel: 'C9', text: 'x' },
    error: 'channel_not_found',
  },
  {
    title: 'a private channel without the app',
    method: 'chat.postMessage',
    args: { channel: 'C4', text: 'x' },
    error: 'channel_not_found',
  },
  {
    title: 'an archived channel',
    method: 'chat.postMessage',
    args: { channel: 'C3', text: 'x' },
    error: 'is_archived',
  },
  {
    title: 'an empty message',
    method: 'chat.postMessage',
    args: { channel: 'C1', text: '' },
    error: 'no_text',
  },
  {
    title: 'a text over 40,000 characters',
    method: 'chat.postMessage',
    args: { channel: 'C1', text: text(40_001) },
    error: 'msg_too_long',
  },
  {
    title: 'blocks with too much text',
    method: 'chat.postMessage',
    args: { channel: 'C1', blocks: list(5, () => section(2_900)) },
    error: 'msg_blocks_too_long',
  },
  {
    title: 'blocks that break a rule',
    method: 'chat.postMessage',
    args: { channel: 'C1', blocks: [section(3_001)] },
    error: 'invalid_blocks',
  },
  {
    title: 'blocks that are no list',
    method: 'chat.postMessage',
    args: { channel: 'C1', blocks: '{"a":1}' },
    error: 'invalid_blocks_format',
  },
  {
    title: 'metadata of the wrong shape',
    method: 'chat.postMessage',
    args: { channel: 'C1', text: 'x', metadata: { event_type: 'a' } },
    error: 'invalid_metadata_format',
  },
  {
    title: 'metadata nested too deep',
    method: 'chat.postMessage',
    args: { channel: 'C1', text: 'x', metadata: { event_type: 'a', event_payload: { a: { b: { c: 1 } } } } },
    error: 'invalid_metadata_format',
  },
  {
    title: 'too much metadata',
    method: 'chat.postMessage',
    args: { channel: 'C1', text: 'x', metadata: { event_type: 'a', event_payload: { a: text(8_000) } } },
    error: 'metadata_too_large',
  },
  {
    title: 'a reply to nothing',
    method: 'chat.postMessage',
    args: { channel: 'C1', text: 'x', thread_ts: '1.000000' },
    error: 'thread_not_found',
  },
  {
    title: 'a message to the app itself',
    method: 'chat.postMessage',
    args: { channel: 'U0APP', text: 'x' },
    error: 'cannot_dm_bot',
  },
  {
    title: 'an update of nothing',
    method: 'chat.update',
    args: { channel: 'C1', ts: '1.000000', text: 'x' },
    error: 'message_not_found',
  },
  {
    title: 'an update of what a person wrote',
    method: 'chat.update',
    args: async () => ({ channel: 'C1', ts: await said(), text: 'x' }),
    error: 'cant_update_message',
  },
  {
    title: 'an update to nothing',
    method: 'chat.update',
    args: async () => ({ channel: 'C1', ts: await posted(), text: '' }),
    error: 'no_text',
  },
  {
    title: 'an update over 4,000 characters',
    method: 'chat.update',
    args: async () => ({ channel: 'C1', ts: await posted(), text: text(4_001) }),
    error: 'msg_too_long',
  },
  {
    title: 'the deletion of what a person wrote',
    method: 'chat.delete',
    args: async () => ({ channel: 'C1', ts: await said() }),
    error: 'cant_delete_message',
  },
  {
    title: 'the deletion of nothing',
    method: 'chat.delete',
    args: { channel: 'C1', ts: '1.000000' },
    error: 'message_not_found',
  },
  {
    title: 'an ephemeral message where the app is not',
    method: 'chat.postEphemeral',
    args: { channel: 'C2', user: 'U0ANNA', text: 'x' },
    error: 'not_in_channel',
  },
  {
    title: 'an ephemeral message to someone who is not there',
    method: 'chat.postEphemeral',
    args: { channel: 'C1', user: 'U9', text: 'x' },
    error: 'user_not_in_channel',
  },
  {
    title: 'the history of a channel without the app',
    method: 'conversations.history',
    args: { channel: 'C2' },
    error: 'not_in_channel',
  },
  {
    title: 'a cursor from nowhere',
    method: 'conversations.history',
    args: { channel: 'C1', cursor: 'zzz' },
    error: 'invalid_cursor',
  },
  {
    title: 'a limit out of bounds',
    method: 'conversations.history',
    args: { channel: 'C1', limit: 1_000 },
    error: 'invalid_limit',
  },
  {
    title: 'a bound that is no time',
    method: 'conversations.history',
    args: { channel: 'C1', oldest: 'yesterday' },
    error: 'invalid_ts_oldest',
  },
  {
    title: 'the replies to nothing',
    method: 'conversations.replies',
    args: { channel: 'C1', ts: '1.000000' },
    error: 'thread_not_found',
  },
  {
    title: 'joining a private channel',
    method: 'conversations.join',
    args: { channel: 'C5' },
    error: 'method_not_supported_for_channel_type',
  },
  {
    title: 'joining an archived channel',
    method: 'conversations.join',
    args: async () => {
      sandbox.admin.archive('C2');
      return { channel: 'C2' };
    },
    error: 'is_archived',
  },
  {
    title: 'opening a conversation with nobody',
    method: 'conversations.open',
    error: 'users_list_not_supplied',
  },
  {
    title: 'a kind of conversation that does not exist',
    method: 'conversations.list',
    args: { types: 'rooms' },
    error: 'invalid_types',
  },
  {
    title: 'a member who does not exist',
    method: 'users.info',
    args: { user: 'U9' },
    error: 'user_not_found',
  },
  {
    title: 'a trigger from nowhere',
    method: 'views.open',
    args: { trigger_id: '1.2.3', view: modal() },
    error: 'invalid_trigger_id',
  },
  {
    title: 'a trigger used twice',
    method: 'views.open',
    args: async () => {
      const trigger_id = trigger();
      await callApi(sandbox, 'views.open', { trigger_id, view: modal() });
      return { trigger_id, view: modal() };
    },
    error: 'exchanged_trigger_id',
  },
  {
    title: 'a trigger after three seconds',
    method: 'views.open',
    args: () => {
      const trigger_id = trigger();
      time += 3_000;
      return { trigger_id, view: modal() };
    },
    error: 'expired_trigger_id',
  },
  {
    title: 'a push without a modal beneath',
    method: 'views.push',
    args: () => ({ trigger_id: trigger(), view: modal() }),
    error: 'invalid_trigger_id',
  },
  {
    title: 'inputs without a submit button',
    method: 'views.open',
    args: () => ({ trigger_id: trigger(), view: modal({ blocks: [nameInput] }) }),
    error: 'invalid_arguments',
  },
  {
    title: 'a view of 250 kB',
    method: 'views.open',
    args: () => ({ trigger_id: trigger(), view: modal({ blocks: list(100, () => section(2_600)) }) }),
    error: 'view_too_large',
  },
  {
    title: 'an external id that is taken',
    method: 'views.open',
    args: async () => {
      await callApi(sandbox, 'views.open', { trigger_id: trigger(), view: modal({ external_id: 'one' }) });
      return { trigger_id: trigger(), view: modal({ external_id: 'one' }) };
    },
    error: 'duplicate_external_id',
  },
  {
    title: 'an update of a view that is gone',
    method: 'views.update',
    args: { view_id: 'V9', view: modal() },
    error: 'not_found',
  },
  {
    title: 'an update with an old hash',
    method: 'views.update',
    args: async () => {
      await callApi(sandbox, 'views.open', { trigger_id: trigger(), view: modal({ external_id: 'two' }) });
      return { external_id: 'two', hash: '1.old', view: modal() };
    },
    error: 'hash_conflict',
  },
  {
    title: 'a home for nobody',
    method: 'views.publish',
    args: { user_id: 'U9', view: { type: 'home', blocks: [] } },
    error: 'user_not_found',
  },
  {
    title: 'a modal as a home',
    method: 'views.publish',
    args: { user_id: 'U0ANNA', view: modal() },
    error: 'invalid_arguments',
  },
];

test.each(cases)('$method refuses $title with $error', async ({ method, args = {}, token, error }) => {
  const given = typeof args === 'function' ? await args() : args;
  const answer = await callApi(sandbox, method, given, token?.());
  expect(answer).toMatchObject({ ok: false, error });
});

test('a refusal of blocks says where and why, in the words of Slack', async () => {
  const blocks = [{ type: 'section', text: mrkdwn(1), accessory: { type: 'button', text: plain(76) } }];
  const problem = 'must be less than 76 characters [json-pointer:/blocks/0/accessory/text/text]';
  expect(await callApi(sandbox, 'chat.postMessage', { channel: 'C1', blocks })).toEqual({
    ok: false,
    error: 'invalid_blocks',
    errors: [problem],
    response_metadata: { messages: [`[ERROR] ${problem}`] },
  });
});

describe('scopes', () => {
  test.each([
    ['chat.postMessage', { channel: 'C1', text: 'x' }, 'chat:write'],
    ['conversations.history', { channel: 'C1' }, 'channels:history'],
    ['conversations.history', { channel: 'C5' }, 'groups:history'],
    ['conversations.info', { channel: 'C5' }, 'groups:read'],
    ['conversations.join', { channel: 'C1' }, 'channels:join'],
    ['conversations.open', { users: 'U0ANNA' }, 'im:write'],
    ['users.info', { user: 'U0ANNA' }, 'users:read'],
  ])('%s needs %o to have %s', async (method, args, scope) => {
    expect(await callApi(sandbox, method, args)).toMatchObject({ ok: true });
    sandbox.admin.revoke(scope);
    const answer = await callApi(sandbox, method, args);
    sandbox.admin.grant(scope);
    expect(answer).toMatchObject({ ok: false, error: 'missing_scope', needed: scope });
    expect(answer.provided).not.toContain(`${scope},`);
  });

  test('posting to a public channel without joining it needs chat:write.public', async () => {
    sandbox.admin.unarchive('C2');
    const args = { channel: 'C2', text: 'x' };
    expect(await callApi(sandbox, 'chat.postMessage', args)).toMatchObject({ ok: true });
    sandbox.admin.revoke('chat:write.public');
    expect(await callApi(sandbox, 'chat.postMessage', args)).toMatchObject({ error: 'not_in_channel' });
  });
});

test('a fourth modal on the stack is refused', async () => {
  await callApi(sandbox, 'views.open', { trigger_id: trigger(), view: modal() });
  const push = () =>
    callApi(sandbox, 'views.push', {
      trigger_id: issueTrigger(sandbox.workspace, 'U0ANNA', true),
      view: modal(),
    });
  expect([await push(), await push()]).toMatchObject([{ ok: true }, { ok: true }]);
  expect(await push()).toMatchObject({ error: 'push_limit_reached' });
});

test('after tokens are revoked or the app is removed, every call is refused', async () => {
  sandbox.admin.revokeTokens();
  expect(await callApi(sandbox, 'auth.test')).toMatchObject({ error: 'token_revoked' });
  sandbox.admin.uninstall();
  expect(await callApi(sandbox, 'auth.test')).toMatchObject({ error: 'account_inactive' });
});
