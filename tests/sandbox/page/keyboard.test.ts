/** A walk through the workspace with nothing but the keyboard. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PageView } from '../../../src/sandbox/page-protocol.ts';
import { launchBrowser } from '../../browser/launch.ts';
import { startFixture } from './fixture.ts';
import { openPage, option, plain } from './open-page.ts';
import { message, ts } from './workspace-data.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const modal: PageView = {
  id: 'V1',
  errors: {},
  view: {
    type: 'modal',
    title: plain('Practice'),
    submit: plain('Start'),
    close: plain('Not now'),
    blocks: [
      {
        type: 'input',
        block_id: 'name',
        label: plain('Name'),
        element: { type: 'plain_text_input', action_id: 'n' },
      },
      {
        type: 'input',
        block_id: 'topics',
        label: plain('Topics'),
        element: { type: 'checkboxes', action_id: 't', options: [option('Prompts'), option('Agents')] },
      },
    ],
  },
};

test('switch member, open a channel, write, press a button, fill a modal, be refused, submit', async () => {
  const messages = [
    message({
      channel: 'C2',
      ts: ts(5),
      text: 'Practise?',
      blocks: [
        {
          type: 'actions',
          block_id: 'row',
          elements: [{ type: 'button', action_id: 'go', text: plain('Practise') }],
        },
      ],
    }),
  ];
  let submits = 0;
  const fixture = await startFixture(messages, {
    send({ channel, text }, seat) {
      seat.send({ kind: 'message', message: message({ ts: ts(0), channel, text, member: seat.member }) });
      return { ok: true };
    },
    act(_request, seat) {
      seat.send({ kind: 'views', views: [modal] });
      return { ok: true };
    },
    'submit-view'(_request, seat) {
      submits += 1;
      const refused = { ...modal, errors: { name: 'This name is taken.' } };
      seat.send({ kind: 'views', views: submits === 1 ? [refused] : [] });
      return { ok: true };
    },
  });
  const { page, complaints } = await openPage(browser, fixture);
  const press = (key: string) => page.keyboard.press(key);

  await tabTo(page, /You are Anna Weber/);
  await press('Enter');
  await page.getByRole('menuitemradio', { name: /Ben Okafor/ }).waitFor();
  await press('ArrowDown');
  await press('Enter');
  await page.getByRole('button', { name: /You are Ben Okafor/ }).waitFor();
  await page.waitForURL('**/#/U2/C1');

  await tabTo(page, /general/, 'Shift+Tab');
  await press('Enter');
  await page.waitForURL('**/#/U2/C2');
  await page.getByRole('heading', { name: 'general' }).waitFor();

  await waitForFocus(page, 'Message #general');
  await page.keyboard.type('Hello all');
  await press('Enter');
  await page
    .getByRole('article', { name: /Ben Okafor/ })
    .getByText('Hello all')
    .waitFor();

  await tabTo(page, 'Practise', 'Shift+Tab');
  await press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Practice' });
  await dialog.waitFor();

  await waitForFocus(page, 'Name');
  await page.keyboard.type('Warm-up');
  await press('Enter');
  await dialog.getByText('Please complete this required field.').waitFor();
  await waitForFocus(page, 'Prompts');
  await press('Space');
  await tabTo(page, 'Start');
  await press('Enter');

  await dialog.getByText('This name is taken.').waitFor();
  await waitForFocus(page, 'Name');
  const name = dialog.getByRole('textbox', { name: 'Name' });
  expect(await name.getAttribute('aria-invalid')).toBe('true');
  expect(await name.inputValue()).toBe('Warm-up');
  expect(await dialog.getByRole('checkbox', { name: 'Prompts' }).isChecked()).toBe(true);
  await page.keyboard.type(' 2');
  await press('Enter');
  await dialog.waitFor({ state: 'hidden' });
  await waitForFocus(page, 'Practise');

  expect(fixture.requests.findLast(request => request.kind === 'submit-view')?.state).toEqual({
    name: { n: { type: 'plain_text_input', value: 'Warm-up 2' } },
    topics: { t: { type: 'checkboxes', selected_options: [option('Prompts')] } },
  });
  expect(complaints).toEqual([]);
  await page.close();
  await fixture.close();
});

test('Escape closes what is on top: menu, modal, thread', async () => {
  const fixture = await startFixture([
    message({ ts: ts(5), replies: 1 }),
    message({ ts: ts(4), threadTs: ts(5), text: 'A reply', member: 'U2' }),
  ]);
  const { page } = await openPage(browser, fixture, { hash: `#/U1/C1/${ts(5)}` });
  const thread = page.getByRole('complementary', { name: 'Thread' });
  await thread.getByText('A reply').waitFor();
  fixture.send({ kind: 'views', views: [modal] });
  const dialog = page.getByRole('dialog', { name: 'Practice' });
  await dialog.waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  expect(await thread.isVisible()).toBe(true);
  await page.keyboard.press('Escape');
  await thread.waitFor({ state: 'hidden' });
  await waitForFocus(page, '1 reply');
  expect(fixture.requests.filter(({ kind }) => kind === 'close-view').length).toBe(1);
  await page.close();
  await fixture.close();
});

test('Escape in a list of choices closes the list and leaves the modal', async () => {
  const who = { type: 'multi_users_select', action_id: 'w', placeholder: plain('Choose people') } as const;
  const block = { type: 'input', block_id: 'who', label: plain('Managers'), element: who } as const;
  const view: PageView = {
    id: 'V3',
    errors: {},
    view: { type: 'modal', title: plain('Roles'), blocks: [block] },
  };
  const fixture = await startFixture();
  const { page } = await openPage(browser, fixture);
  fixture.send({ kind: 'views', views: [view] });
  const dialog = page.getByRole('dialog', { name: 'Roles' });
  await dialog.getByRole('button', { name: /Managers/ }).press('Enter');
  await page.getByRole('checkbox', { name: 'Ben Okafor' }).press('Space');
  await page.keyboard.press('Escape');
  await dialog.getByRole('button', { name: 'Managers Ben Okafor', expanded: false }).waitFor();
  expect(fixture.requests.some(({ kind }) => kind === 'close-view')).toBe(false);
  await page.close();
  await fixture.close();
});

test('a modal on a modal: back leads to the one below, as it was left', async () => {
  const above: PageView = { ...modal, id: 'V2', view: { type: 'modal', title: plain('More'), blocks: [] } };
  const fixture = await startFixture([], {
    'close-view'(_request, seat) {
      seat.send({ kind: 'views', views: [modal] });
      return { ok: true };
    },
  });
  const { page } = await openPage(browser, fixture);
  fixture.send({ kind: 'views', views: [modal] });
  await page.getByRole('textbox', { name: 'Name' }).fill('Left here');
  fixture.send({ kind: 'views', views: [modal, above] });
  await page.getByRole('dialog', { name: 'More' }).waitFor();
  await page.getByRole('button', { name: 'Back' }).press('Enter');
  await page.getByRole('dialog', { name: 'Practice' }).waitFor();
  expect(await page.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('Left here');
  await page.close();
  await fixture.close();
});

test('the composer suggests commands and completes them', async () => {
  const fixture = await startFixture([], { send: () => ({ ok: false, text: '/aif failed.' }) });
  const { page } = await openPage(browser, fixture);
  const input = page.getByRole('combobox', { name: 'Message #study-group' });
  await input.pressSequentially('/');
  await page.getByRole('option', { name: /\/aif/, selected: true }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.getByRole('option', { name: /\/remind/, selected: true }).waitFor();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  expect(await input.inputValue()).toBe('/aif ');
  await page.keyboard.type('me');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').getByText('/aif failed.').waitFor();
  expect(await input.inputValue()).toBe('/aif me');
  await page.getByRole('button', { name: 'Dismiss' }).press('Enter');
  await page.getByText('/aif failed.').waitFor({ state: 'detached' });
  await page.close();
  await fixture.close();
});

test('the clock moves and says so', async () => {
  const fixture = await startFixture([], {
    'advance-clock'({ milliseconds }, seat) {
      seat.send({ kind: 'clock', now: Date.UTC(2026, 10, 23, 9) + milliseconds });
      return { ok: true };
    },
  });
  const { page } = await openPage(browser, fixture);
  await page
    .getByRole('group', { name: 'The workspace’s clock' })
    .getByText('Mon, Nov 23, 10:00 AM')
    .waitFor();
  await page.getByRole('button', { name: 'Advance the clock by 1 day' }).press('Enter');
  await page.getByRole('status').getByText('It is now Tue, Nov 24, 10:00 AM.').waitFor();
  await page.close();
  await fixture.close();
});

/** Presses Tab until the control with this name has the focus. */
async function tabTo(page: Page, name: string | RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let presses = 0; presses < 40; presses += 1) {
    const words = await focusedWords(page);
    if (typeof name === 'string' ? words === name : name.test(words)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`The focus never came to ${name}; it is on ${await focusedWords(page)}`);
}

async function waitForFocus(page: Page, name: string): Promise<void> {
  await expect.poll(() => focusedWords(page)).toBe(name);
}

/** The label, or else the text, of what has the focus. */
function focusedWords(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement?.closest('a, button, input, select, textarea');
    const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
    const label = element?.getAttribute('aria-label') ?? labels.map(each => each.textContent).join(' ');
    return (label || element?.textContent) ?? '';
  });
}
