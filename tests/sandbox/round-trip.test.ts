import { afterEach, expect, test } from 'vitest';
import { type Stand, stand } from './bolt-app.ts';

let current: Stand | undefined;
afterEach(async () => {
  await current?.close();
  current = undefined;
});

test('a command reaches the app and its answer on the acknowledgement is seen by that member only', async () => {
  current = await stand(app => {
    app.command('/x', async ({ ack, command }) => {
      await ack({ text: `you said ${command.text}` });
    });
  });
  const { sandbox } = current;
  const anna = sandbox.as('anna');

  const outcome = await anna.command('study', '/x hello there');

  expect(outcome).toMatchObject({
    kind: 'acked',
    message: { text: 'you said hello there', ephemeral: true },
  });
  expect(anna.lastMessage('study')?.text).toBe('you said hello there');
  expect(sandbox.as('ben').messages('study')).toEqual([]);
});

test('a button reaches the app, which answers through response_url and updates the message', async () => {
  current = await stand(app => {
    app.action('pick', async ({ ack, respond, client, body, action }) => {
      await ack();
      const value = 'value' in action ? action.value : undefined;
      await respond({ text: `private ${value}`, replace_original: false });
      if (body.type !== 'block_actions' || body.message === undefined || body.channel === undefined) return;
      await client.chat.update({ channel: body.channel.id, ts: body.message.ts, text: '1 answered' });
    });
  });
  const { sandbox, app } = current;
  await app.client.chat.postMessage({
    channel: 'C0STUDY',
    text: 'Question',
    blocks: [
      {
        type: 'actions',
        elements: ['a', 'b'].map(value => ({
          type: 'button',
          action_id: value === 'a' ? 'pick' : 'other',
          text: { type: 'plain_text', text: value.toUpperCase() },
          value,
        })),
      },
    ],
  });
  const ben = sandbox.as('ben');
  const question = await sandbox.until(() => ben.lastMessage('study'));

  await ben.click(question, { text: 'A' });
  await sandbox.until(() => ben.messages('study')[0]?.text === '1 answered');

  expect(ben.messages('study').map(({ text, ephemeral }) => [text, ephemeral])).toEqual([
    ['1 answered', false],
    ['private a', true],
  ]);
  expect(sandbox.as('anna').messages('study')).toHaveLength(1);
  expect(sandbox.calls.map(({ method }) => method)).toEqual([
    'auth.test',
    'apps.connections.open',
    'chat.postMessage',
    'response_url',
    'chat.update',
  ]);
});

test('a click on a button that an update has just taken away still reaches the app', async () => {
  const clicks: unknown[] = [];
  current = await stand(app => {
    app.action('go', async ({ ack, body }) => {
      clicks.push(body);
      await ack();
    });
  });
  const { sandbox, app } = current;
  const button = { type: 'button', action_id: 'go', text: { type: 'plain_text', text: 'Go' } } as const;
  const { ts = '' } = await app.client.chat.postMessage({
    channel: 'C0STUDY',
    text: 'open',
    blocks: [{ type: 'actions', elements: [button] }],
  });
  const onScreen = await sandbox.until(() => sandbox.as('anna').lastMessage('study'));
  await app.client.chat.update({ channel: 'C0STUDY', ts, text: 'closed', blocks: [] });

  expect(await sandbox.as('anna').click(onScreen, { actionId: 'go' })).toMatchObject({ kind: 'acked' });
  expect(clicks).toMatchObject([{ message: { text: 'closed' } }]);
});
