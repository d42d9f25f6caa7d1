/** The page on the real local workspace, with a real Bolt app behind it. */
import type { App } from '@slack/bolt';
import type { KnownBlock } from '@slack/types';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, test } from 'vitest';
import { launchBrowser } from '../../browser/launch.ts';
import { stand } from '../bolt-app.ts';
import { mrkdwn, plain } from './open-page.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

function question(answers: number): KnownBlock[] {
  const button = { type: 'button' as const, action_id: 'answer', value: 'b', text: plain('Answer B') };
  return [
    { type: 'section', text: mrkdwn('*Which service?*') },
    { type: 'actions', block_id: 'answers', elements: [button] },
    { type: 'context', elements: [mrkdwn(`${answers} answered`)] },
  ];
}

function listen(app: App): void {
  app.command('/x', async ({ ack, command, client }) => {
    await ack();
    if (command.text !== 'setup') {
      const { channel_id: channel } = command;
      await client.chat.postMessage({ channel, text: 'Which service?', blocks: question(0) });
      return;
    }
    await client.views.open({
      trigger_id: command.trigger_id,
      view: {
        type: 'modal',
        callback_id: 'setup',
        title: plain('Set up'),
        submit: plain('Save'),
        blocks: [
          {
            type: 'input',
            block_id: 'time',
            label: plain('Time'),
            element: { type: 'timepicker', action_id: 't' },
          },
        ],
      },
    });
  });
  app.action({ action_id: 'answer', type: 'block_actions' }, async ({ ack, body, client, respond }) => {
    await ack();
    const { channel, message } = body;
    if (channel && message) {
      await client.chat.update({
        channel: channel.id,
        ts: message.ts,
        text: 'Which service?',
        blocks: question(1),
      });
    }
    await respond({ text: 'B is right.', replace_original: false });
  });
  app.view('setup', async ({ ack, view }) => {
    const time = view.state.values.time?.t?.selected_time;
    if (time === '03:00') await ack({ response_action: 'errors', errors: { time: 'Too early for people.' } });
    else await ack();
  });
  app.event('app_home_opened', async ({ event, client }) => {
    const blocks = [{ type: 'header' as const, text: plain(`Hello ${event.tab}`) }];
    await client.views.publish({ user_id: event.user, view: { type: 'home', blocks } });
  });
}

test('a command, a button with a private answer, a modal that is refused, the Home tab, another member', async () => {
  const { sandbox, close } = await stand(listen);
  const page = await browser.newPage();
  page.setDefaultTimeout(10_000);
  await page.goto(sandbox.url);
  const log = page.getByRole('log', { name: 'Messages', exact: true });
  const say = async (text: string) => {
    await page.getByRole('combobox', { name: /^Message/ }).fill(text);
    await page.keyboard.press('Enter');
  };

  await say('/x');
  await log.getByRole('button', { name: 'Answer B' }).click();
  await log.getByText('1 answered').waitFor();
  await log
    .getByRole('article')
    .filter({ hasText: 'Only visible to you' })
    .getByText('B is right.')
    .waitFor();

  await say('/x setup');
  const dialog = page.getByRole('dialog', { name: 'Set up' });
  await dialog.getByLabel('Time').fill('03:00');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.getByText('Too early for people.').waitFor();
  await dialog.getByLabel('Time').fill('09:00');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.waitFor({ state: 'hidden' });

  await page.getByRole('button', { name: /You are/ }).click();
  await page.getByRole('menuitemradio', { checked: false }).first().click();
  await log.getByText('B is right.').waitFor({ state: 'detached' });
  await log.getByText('1 answered').waitFor();

  await page.getByRole('region', { name: 'Apps' }).getByRole('link').click();
  await page.getByRole('heading', { name: 'Hello home' }).waitFor();
  await page.close();
  await close();
});
