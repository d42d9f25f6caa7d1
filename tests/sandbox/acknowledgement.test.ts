import { afterEach, expect, test } from 'vitest';
import { startSandbox } from '../../src/sandbox/server.ts';
import { manualTimers } from '../../src/sandbox/timers.ts';
import { type Stand, stand } from './bolt-app.ts';
import { modal, nameInput, plain } from './call-api.ts';

let current: Stand | undefined;
afterEach(async () => {
  await current?.close();
  current = undefined;
});

const button = { type: 'actions', elements: [{ type: 'button', action_id: 'go', text: plain(2) }] };

test('a command that is not acknowledged in three seconds ends with a timeout for the member', async () => {
  const timers = manualTimers();
  const { promise: heard, resolve } = Promise.withResolvers<void>();
  current = await stand(app => void app.command('/x', async () => resolve()), {
    timers,
    app: { commands: [{ command: '/x' }] },
  });
  const outcome = current.sandbox.as('anna').command('study', '/x');
  await heard;
  timers.advance(2_999);
  expect(timers.pending()).toBe(1);
  timers.advance(1);
  expect(await outcome).toEqual({ kind: 'failed', text: '/x failed with the error "operation_timeout"' });
});

test('a click and a submission that are not acknowledged tell the member so, and the modal stays', async () => {
  const timers = manualTimers();
  const heard: string[] = [];
  current = await stand(
    app => {
      app.command('/x', async ({ ack, client, body }) => {
        await ack();
        await client.views.open({
          trigger_id: body.trigger_id,
          view: { type: 'modal', title: { type: 'plain_text', text: 'T' }, blocks: [] },
        });
      });
      app.action('go', async () => void heard.push('click'));
      app.view({ type: 'view_submission' }, async () => void heard.push('submit'));
    },
    { timers },
  );
  const { sandbox, app } = current;
  const anna = sandbox.as('anna');
  await app.client.chat.postMessage({ channel: 'C0STUDY', text: 'x', blocks: [button] });
  const message = await sandbox.until(() => anna.lastMessage('study'));
  const click = anna.click(message, { actionId: 'go' });
  await sandbox.until(() => timers.pending() === 1);
  timers.advance(3_000);
  expect(await click).toEqual({
    kind: 'failed',
    text: 'Operation timed out. Apps need to respond within 3 seconds.',
  });

  await anna.command('study', '/x');
  await sandbox.until(() => anna.views().length === 1);
  const submit = anna.submit();
  timers.advance(3_000);
  expect(await submit).toEqual({ kind: 'failed', text: 'We had some trouble connecting. Try again?' });
  expect(anna.views()).toHaveLength(1);
});

test('without a connection of the app a command cannot be delivered', async () => {
  const sandbox = await startSandbox({ app: { commands: [{ command: '/x' }] } });
  const outcome = await sandbox.as('anna').command('study', '/x');
  expect(outcome).toEqual({ kind: 'failed', text: '/x failed with the error "dispatch_failed"' });
  await sandbox.close();
});

test('a command that the app does not have is no command', async () => {
  current = await stand(() => {});
  const outcome = await current.sandbox.as('anna').command('study', '/y');
  expect(outcome).toEqual({ kind: 'failed', text: '/y is not a valid command.' });
});

test('an answer on the acknowledgement that Slack refuses is shown as an error and noted', async () => {
  current = await stand(app => {
    app.command('/x', async ({ ack }) => ack({ text: '', blocks: [] }));
  });
  const outcome = await current.sandbox.as('anna').command('study', '/x');
  expect(outcome).toEqual({ kind: 'failed', text: '/x failed with the error "no_text"' });
  expect(current.sandbox.complaints).toHaveLength(1);
});

test('an answer may go to everybody in the channel', async () => {
  current = await stand(app => {
    app.command('/x', async ({ ack }) => ack({ text: 'hello all', response_type: 'in_channel' }));
  });
  await current.sandbox.as('anna').command('general', '/x');
  expect(current.sandbox.as('ben').lastMessage('general')).toMatchObject({
    text: 'hello all',
    ephemeral: false,
  });
});

test('a command carries what Slack sends, with names turned into references and the rest escaped', async () => {
  const bodies: unknown[] = [];
  current = await stand(app => {
    app.command('/x', async ({ ack, body }) => {
      bodies.push(body);
      await ack();
    });
  });
  const anna = current.sandbox.as('anna');
  await anna.command('study', '/x rank  @ben in #general: a<b & https://example.com/?a=1');
  await anna.command('app', '/x');
  expect(bodies).toMatchObject([
    {
      command: '/x',
      text: 'rank  <@U0BEN|ben> in <#C0GENERAL|general>: a&lt;b &amp; <https://example.com/?a=1>',
      team_id: 'T0LOCAL',
      team_domain: 'local-workspace',
      channel_id: 'C0STUDY',
      channel_name: 'study',
      user_id: 'U0ANNA',
      user_name: 'anna',
      api_app_id: 'A0APP',
      is_enterprise_install: 'false',
      trigger_id: expect.any(String),
      response_url: expect.stringContaining('/response/'),
    },
    { channel_id: 'D0ANNA', channel_name: 'directmessage', text: '' },
  ]);
});

test('a modal with missing required fields is not even sent to the app', async () => {
  current = await stand(app => {
    app.command('/x', async ({ ack, client, body }) => {
      await ack();
      const view = JSON.stringify(modal({ blocks: [nameInput], submit: plain(2) }));
      await client.apiCall('views.open', { trigger_id: body.trigger_id, view });
    });
  });
  const { sandbox } = current;
  const anna = sandbox.as('anna');
  await anna.command('study', '/x');
  await sandbox.until(() => anna.views().length === 1);
  expect(await anna.submit()).toEqual({ kind: 'failed', text: 'Please complete this required field.' });
  expect(anna.views()[0]?.errors).toEqual({ name: 'Please complete this required field.' });
});
