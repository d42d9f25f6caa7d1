import type { App } from '@slack/bolt';
import { afterEach, expect, test } from 'vitest';
import type { JsonObject } from '../../src/sandbox/json.ts';
import { type Stand, stand } from './bolt-app.ts';
import { modal, nameInput, plain, section } from './call-api.ts';

let current: Stand | undefined;
afterEach(async () => {
  await current?.close();
  current = undefined;
});

const form = (change: JsonObject = {}) =>
  modal({
    submit: plain(2),
    private_metadata: 'round 7',
    notify_on_close: true,
    blocks: [
      nameInput,
      {
        type: 'input',
        block_id: 'level',
        label: plain(3),
        element: {
          type: 'radio_buttons',
          action_id: 'level_input',
          options: ['easy', 'hard'].map(value => ({ text: { type: 'plain_text', text: value }, value })),
          initial_option: { text: { type: 'plain_text', text: 'easy' }, value: 'easy' },
        },
      },
      {
        type: 'actions',
        block_id: 'more',
        elements: [{ type: 'button', action_id: 'push', text: plain(1), value: 'p' }],
      },
    ],
    ...change,
  });

/** Opens the form on `/x` and answers its submission with `answer`. */
async function openForm(answer: JsonObject | undefined, listen: (app: App) => void = () => {}) {
  const submissions: JsonObject[] = [];
  current = await stand(app => {
    app.command('/x', async ({ ack, client, body }) => {
      await ack();
      await client.apiCall('views.open', { trigger_id: body.trigger_id, view: JSON.stringify(form()) });
    });
    app.view('form', async ({ ack, body }) => {
      submissions.push({ ...body });
      // An answer of any shape, right or wrong, must reach the workspace.
      await (answer === undefined ? ack() : Reflect.apply(ack, undefined, [answer]));
    });
    listen(app);
  });
  const { sandbox } = current;
  const anna = sandbox.as('anna');
  await anna.command('study', '/x');
  await sandbox.until(() => anna.views().length === 1);
  return { sandbox, anna, submissions };
}

test('a submission carries every value, and an empty acknowledgement closes the modal', async () => {
  const { anna, submissions } = await openForm(undefined);
  expect(await anna.submit({ name: 'Anna', level_input: 'hard' })).toMatchObject({ kind: 'acked' });
  expect(anna.views()).toEqual([]);
  expect(submissions).toMatchObject([
    {
      type: 'view_submission',
      user: { id: 'U0ANNA', name: 'anna', username: 'anna', team_id: 'T0LOCAL' },
      team: { id: 'T0LOCAL', domain: 'local-workspace' },
      view: {
        callback_id: 'form',
        private_metadata: 'round 7',
        state: {
          values: {
            name: { name_input: { type: 'plain_text_input', value: 'Anna' } },
            level: { level_input: { type: 'radio_buttons', selected_option: { value: 'hard' } } },
          },
        },
      },
    },
  ]);
});

test('errors stand under their inputs, and what was typed stays', async () => {
  const { anna } = await openForm({ response_action: 'errors', errors: { name: 'Too short' } });
  await anna.submit({ name: 'A' });
  expect(anna.views()[0]?.errors).toEqual({ name: 'Too short' });
  expect(await anna.submit()).toMatchObject({ kind: 'acked' });
});

test('an update replaces the modal, a push stacks one on it, and clear closes all', async () => {
  const replaced = await openForm({ response_action: 'update', view: modal({ callback_id: 'done' }) });
  await replaced.anna.submit({ name: 'A' });
  expect(replaced.anna.views().map(({ view }) => view.callback_id)).toEqual(['done']);
  await current?.close();

  const pushed = await openForm({ response_action: 'push', view: modal({ callback_id: 'next' }) });
  await pushed.anna.submit({ name: 'A' });
  expect(pushed.anna.views().map(({ view }) => view.callback_id)).toEqual(['form', 'next']);
  await current?.close();

  const cleared = await openForm({ response_action: 'clear' });
  await cleared.anna.submit({ name: 'A' });
  expect(cleared.anna.views()).toEqual([]);
});

test.each([
  ['errors for a block that has no input', { response_action: 'errors', errors: { nowhere: 'x' } }],
  ['a view that breaks a rule', { response_action: 'update', view: modal({ title: plain(25) }) }],
  ['an action that does not exist', { response_action: 'explode' }],
])('%s leave the modal open with trouble, and a note for the author', async (_, answer) => {
  const { sandbox, anna } = await openForm(answer);
  expect(await anna.submit({ name: 'A' })).toEqual({
    kind: 'failed',
    text: 'We had some trouble connecting. Try again?',
  });
  expect(anna.views()).toHaveLength(1);
  expect(sandbox.complaints).toHaveLength(1);
});

test('a click in a modal may push another, and closing goes back one by one and tells the app', async () => {
  const clicks: JsonObject[] = [];
  const closed: JsonObject[] = [];
  const { sandbox, anna } = await openForm(undefined, app => {
    app.action('push', async ({ ack, body, client }) => {
      await ack();
      clicks.push({ ...body });
      const trigger_id = 'trigger_id' in body ? body.trigger_id : '';
      const view = JSON.stringify(modal({ callback_id: 'second', notify_on_close: true }));
      await client.apiCall('views.push', { trigger_id, view });
    });
    app.view({ type: 'view_closed' }, async ({ ack, body }) => {
      closed.push({ ...body });
      await ack();
    });
  });
  await anna.click('view', { actionId: 'push' });
  await sandbox.until(() => anna.views().length === 2);
  const [first, second] = anna.views();
  expect(clicks).toMatchObject([
    {
      type: 'block_actions',
      container: { type: 'view', view_id: first?.id },
      view: {
        id: first?.id,
        state: { values: { level: { level_input: { selected_option: { value: 'easy' } } } } },
      },
      actions: [
        { type: 'button', action_id: 'push', block_id: 'more', value: 'p', action_ts: expect.any(String) },
      ],
    },
  ]);
  expect(clicks[0]).not.toHaveProperty('response_url');
  await anna.closeView();
  expect(anna.views().map(({ id }) => id)).toEqual([first?.id]);
  await anna.closeView();
  expect(closed).toMatchObject([
    { view: { id: second?.id, root_view_id: first?.id, previous_view_id: first?.id }, is_cleared: false },
    { view: { id: first?.id } },
  ]);
});

test('an update by id keeps the inputs that are still there', async () => {
  const { sandbox, anna, submissions } = await openForm(undefined);
  await anna.choose('view', { actionId: 'name_input', choice: 'typed before' });
  const [open] = anna.views();
  const blocks = [section(4), nameInput];
  await current?.app.client.apiCall('views.update', {
    view_id: open?.id,
    view: JSON.stringify(form({ blocks })),
  });
  await anna.submit();
  await sandbox.settled();
  expect(submissions).toMatchObject([
    { view: { state: { values: { name: { name_input: { value: 'typed before' } } } } } },
  ]);
});

test('an external menu asks the app for its options', async () => {
  current = await stand(app => {
    app.options('city', async ({ ack, payload }) => {
      await ack({ options: [{ text: { type: 'plain_text', text: payload.value }, value: 'v1' }] });
    });
  });
  const { sandbox, app } = current;
  await app.client.apiCall('chat.postMessage', {
    channel: 'C0STUDY',
    text: 'x',
    blocks: JSON.stringify([
      { type: 'section', text: plain(1), accessory: { type: 'external_select', action_id: 'city' } },
    ]),
  });
  const anna = sandbox.as('anna');
  const message = await sandbox.until(() => anna.lastMessage('study'));
  expect(await anna.options(message, { actionId: 'city' }, 'Ber')).toMatchObject([{ text: { text: 'Ber' } }]);
});
