import { afterEach, beforeEach, expect, test } from 'vitest';
import type { JsonObject } from '../../src/sandbox/json.ts';
import { type Stand, stand } from './bolt-app.ts';
import { callApi, plain } from './call-api.ts';

let current: Stand;
let clicks: JsonObject[];
beforeEach(async () => {
  clicks = [];
  current = await stand(
    app => {
      app.command('/x', async ({ ack }) => ack());
      app.action('go', async ({ ack, body }) => {
        clicks.push({ ...body });
        await ack();
      });
    },
    {
      members: [
        { id: 'U1', name: 'anna', isAdmin: true },
        { id: 'U2', name: 'ben' },
        { id: 'U3', name: 'eve', teamId: 'T0OTHER' },
      ],
      channels: [
        { id: 'C1', name: 'shared', isExtShared: true, members: ['U1', 'U3'], appIsMember: true },
        { id: 'C2', name: 'secret', isPrivate: true, members: ['U1'], appIsMember: true },
      ],
    },
  );
});
afterEach(() => current.close());

test('somebody of another organisation can click in a shared channel, under their own team, but has no commands', async () => {
  const { sandbox } = current;
  const eve = sandbox.as('eve');
  const elements = [{ type: 'button', action_id: 'go', text: plain(1) }];
  await callApi(sandbox, 'chat.postMessage', {
    channel: 'C1',
    text: 'x',
    blocks: [{ type: 'actions', elements }],
  });
  const message = await sandbox.until(() => eve.lastMessage('shared'));
  expect(await eve.click(message, { actionId: 'go' })).toMatchObject({ kind: 'acked' });
  expect(clicks).toMatchObject([{ user: { id: 'U3', team_id: 'T0OTHER' }, team: { id: 'T0LOCAL' } }]);
  expect(await eve.command('shared', '/x')).toEqual({ kind: 'failed', text: '/x is not a valid command.' });
  expect(await callApi(sandbox, 'users.info', { user: 'U3' })).toMatchObject({
    user: { team_id: 'T0OTHER', is_stranger: true },
  });
});

test('a private channel does not exist for those who are not in it', async () => {
  const { sandbox } = current;
  await sandbox.as('anna').say('secret', 'hidden');
  const ben = sandbox.as('ben');
  expect(() => ben.messages('secret')).toThrow('channel_not_found');
  await expect(ben.say('secret', 'let me in')).rejects.toThrow('channel_not_found');
  await expect(ben.command('secret', '/x')).rejects.toThrow('channel_not_found');
});

test('a click says whether its message was ephemeral, and then carries no message', async () => {
  const { sandbox } = current;
  const elements = [{ type: 'button', action_id: 'go', text: plain(1), value: 'v' }];
  const content = { channel: 'C1', text: 'x', blocks: [{ type: 'actions', block_id: 'b', elements }] };
  const anna = sandbox.as('anna');
  await callApi(sandbox, 'chat.postMessage', content);
  await callApi(sandbox, 'chat.postEphemeral', { ...content, user: 'U1' });
  for (const message of anna.messages('shared')) await anna.click(message, { actionId: 'go' });
  expect(clicks).toMatchObject([
    {
      type: 'block_actions',
      container: { type: 'message', channel_id: 'C1', is_ephemeral: false },
      channel: { id: 'C1', name: 'shared' },
      message: { text: 'x', blocks: [{ block_id: 'b' }] },
      state: { values: {} },
      actions: [{ type: 'button', action_id: 'go', block_id: 'b', value: 'v', text: plain(1) }],
    },
    { container: { is_ephemeral: true }, response_url: expect.any(String) },
  ]);
  expect(clicks[1]).not.toHaveProperty('message');
});

test('members bring people and the app into a channel, and take them out, with commands of Slack’s own', async () => {
  const { sandbox } = current;
  const anna = sandbox.as('anna');
  const ben = sandbox.as('ben');
  expect(await anna.command('secret', '/invite @ben')).toEqual({ kind: 'acked', body: undefined });
  expect(ben.lastMessage('secret')).toMatchObject({ member: 'U1', text: 'added ben to this channel' });
  expect(await anna.command('secret', '/invite @ben')).toEqual({
    kind: 'failed',
    text: 'ben is in this channel already.',
  });
  const app = sandbox.workspace.app.name;
  expect(await anna.command('secret', `/remove @${app}`)).toMatchObject({ kind: 'acked' });
  expect(await callApi(sandbox, 'chat.postMessage', { channel: 'C2', text: 'x' })).toMatchObject({
    ok: false,
    error: 'channel_not_found',
  });
  expect(await anna.command('secret', '/invite @nobody')).toMatchObject({
    kind: 'failed',
    text: 'Name who is meant: /invite @anna, for example.',
  });
  expect(await anna.command('app', '/invite @ben')).toMatchObject({
    kind: 'failed',
    text: '/invite works in channels only.',
  });
});
