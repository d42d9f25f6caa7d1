import { afterEach, expect, test } from 'vitest';
import { type Stand, stand } from './bolt-app.ts';
import { callApi, plain, section } from './call-api.ts';

let current: Stand | undefined;
afterEach(async () => {
  await current?.close();
  current = undefined;
});

test('opening the Home tab tells the app, which publishes it for that member', async () => {
  const opened: unknown[] = [];
  current = await stand(app => {
    app.event('app_home_opened', async ({ event, client }) => {
      opened.push(event);
      await client.views.publish({
        user_id: event.user,
        view: {
          type: 'home',
          blocks: [{ type: 'header', text: { type: 'plain_text', text: `visit ${opened.length}` } }],
        },
      });
    });
  });
  const { sandbox } = current;
  const anna = sandbox.as('anna');
  await anna.openHome();
  await sandbox.until(() => anna.home() !== undefined);
  await anna.openHome();
  const home = await sandbox.until(() => {
    const shown = anna.home();
    return JSON.stringify(shown).includes('visit 2') && shown;
  });

  expect(home).toMatchObject({ type: 'home', blocks: [{ type: 'header', block_id: expect.any(String) }] });
  expect(sandbox.as('ben').home()).toBeUndefined();
  expect(opened).toMatchObject([
    { type: 'app_home_opened', user: 'U0ANNA', channel: 'D0ANNA', tab: 'home' },
    { tab: 'home', view: { type: 'home', state: { values: {} } } },
  ]);
  expect(opened[0]).not.toHaveProperty('view');
});

test('a click on the Home tab carries the view and no response_url', async () => {
  const bodies: unknown[] = [];
  current = await stand(app => {
    app.action('go', async ({ ack, body }) => {
      bodies.push(body);
      await ack();
    });
  });
  const { sandbox } = current;
  const button = { type: 'button', action_id: 'go', text: plain(1), value: '7' };
  await callApi(sandbox, 'views.publish', {
    user_id: 'U0ANNA',
    view: { type: 'home', private_metadata: 'm', blocks: [{ ...section(1), accessory: button }] },
  });
  await sandbox.as('anna').click('home', { actionId: 'go' });
  expect(bodies).toMatchObject([
    { container: { type: 'view' }, view: { type: 'home', private_metadata: 'm' }, actions: [{ value: '7' }] },
  ]);
  expect(bodies[0]).not.toHaveProperty('response_url');
});
