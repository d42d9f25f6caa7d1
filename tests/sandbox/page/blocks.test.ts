/** Every block and element the page draws, in a real browser, with what it tells the app. */
import type { KnownBlock } from '@slack/types';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { PageRequest } from '../../../src/sandbox/page-protocol.ts';
import { launchBrowser } from '../../browser/launch.ts';
import { type RequestOf, startFixture } from './fixture.ts';
import { mrkdwn, openPage, option, plain } from './open-page.ts';
import { withBlocks } from './workspace-data.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** The message with these blocks on a page, and the next action that the page sends. */
async function draw(...blocks: unknown[]) {
  const { promise: acted, resolve } = Promise.withResolvers<RequestOf<'act'>>();
  const fixture = await startFixture([withBlocks(...(blocks as KnownBlock[]))], {
    act: request => {
      resolve(request);
      return { ok: true };
    },
  });
  const { page, complaints } = await openPage(browser, fixture);
  onTestFinished(async () => {
    await page.close();
    await fixture.close();
    expect(complaints).toEqual([]);
  });
  const message = page.getByRole('log', { name: 'Messages', exact: true }).getByRole('article');
  await message.waitFor();
  return { page, message, acted, requests: fixture.requests };
}

describe('layout blocks', () => {
  test('a section with text, fields and an accessory', async () => {
    const { message } = await draw({
      type: 'section',
      text: mrkdwn('*Score*: see <#C2>, <@U2>'),
      fields: [mrkdwn('*Points*\n120'), plain('Streak 4')],
      accessory: { type: 'button', action_id: 'more', text: plain('More') },
    });
    expect(await message.locator('strong').allTextContents()).toEqual(['Study Buddy', 'Score', 'Points']);
    expect(await message.getByRole('link', { name: '#general' }).getAttribute('href')).toBe('#/U1/C2');
    expect(await message.locator('.mention').allTextContents()).toEqual(['#general', '@Ben Okafor']);
    expect(await message.getByRole('button', { name: 'More' }).count()).toBe(1);
  });

  test('a header, a divider and a context', async () => {
    const { message } = await draw(
      { type: 'header', text: plain('Today') },
      { type: 'divider' },
      {
        type: 'context',
        elements: [mrkdwn('_small_'), { type: 'image', image_url: '/icon.svg', alt_text: 'logo' }],
      },
    );
    expect(await message.getByRole('heading', { name: 'Today' }).count()).toBe(1);
    expect(await message.getByRole('separator').count()).toBe(1);
    expect(await message.getByRole('img', { name: 'logo' }).getAttribute('src')).toBe('/icon.svg');
  });

  test('an image from elsewhere is described, not loaded', async () => {
    const { message } = await draw({
      type: 'image',
      image_url: 'https://example.com/a.png',
      alt_text: 'A chart',
      title: plain('Answers'),
    });
    expect(await message.getByRole('link', { name: 'A chart' }).getAttribute('href')).toBe(
      'https://example.com/a.png',
    );
    expect(await message.locator('img').count()).toBe(0);
    expect(await message.getByText('Answers').count()).toBe(1);
  });

  test('rich text: sections, lists, quote, preformatted', async () => {
    const text = (value: string, style?: object) => ({ type: 'text', text: value, ...(style && { style }) });
    const item = (value: string) => ({ type: 'rich_text_section', elements: [text(value)] });
    const { message } = await draw({
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_section',
          elements: [
            text('all', { bold: true, italic: true, strike: true, code: true }),
            { type: 'link', url: 'https://a.example', text: 'link' },
            { type: 'user', user_id: 'U1' },
            { type: 'channel', channel_id: 'C2' },
            { type: 'broadcast', range: 'here' },
            { type: 'emoji', name: 'tada' },
            { type: 'date', timestamp: 1795453200, format: '{date_num}' },
          ],
        },
        { type: 'rich_text_list', style: 'ordered', offset: 2, elements: [item('three')] },
        { type: 'rich_text_list', style: 'bullet', indent: 1, elements: [item('inside')] },
        { type: 'rich_text_quote', elements: [text('quoted')] },
        { type: 'rich_text_preformatted', elements: [text('a  b')] },
      ],
    });
    expect(await message.locator('code s em strong, strong em s code').textContent()).toBe('all');
    expect(await message.locator('.mention').allTextContents()).toEqual(['@Anna Weber', '#general', '@here']);
    expect(await message.locator('.emoji').textContent()).toBe('🎉');
    expect(await message.locator('.rich-text time').textContent()).toBe('2026-11-23');
    expect(await message.locator('ol').getAttribute('start')).toBe('3');
    expect(await message.locator('ul.indent-1 li').textContent()).toBe('inside');
    expect(await message.locator('blockquote').textContent()).toBe('quoted');
    expect(await message.locator('pre').textContent()).toBe('a  b');
  });

  test('a table with aligned cells of every kind', async () => {
    const raw = (text: string) => ({ type: 'raw_text', text });
    const bold = { type: 'text', text: 'Anna', style: { bold: true } };
    const { message } = await draw({
      type: 'table',
      column_settings: [{ is_wrapped: true }, { align: 'right' }],
      rows: [
        [raw('Who'), raw('Points')],
        [
          { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [bold] }] },
          { type: 'raw_number', value: 120, text: '120' },
        ],
      ],
    });
    expect(await message.getByRole('columnheader').allTextContents()).toEqual(['Who', 'Points']);
    const cells = message.getByRole('cell');
    expect(await cells.allTextContents()).toEqual(['Anna', '120']);
    expect(await cells.nth(0).locator('strong').count()).toBe(1);
    expect(await cells.nth(1).evaluate(cell => getComputedStyle(cell).textAlign)).toBe('end');
  });

  test('a markdown block', async () => {
    const { message } = await draw({
      type: 'markdown',
      text: '## Title\n\n- **a**\n- [b](https://b.example)',
    });
    expect(await message.getByRole('heading', { name: 'Title' }).count()).toBe(1);
    expect(await message.getByRole('listitem').allTextContents()).toEqual(['a', 'b']);
  });

  test('a block that is not drawn says so', async () => {
    const { message } = await draw({ type: 'video', alt_text: 'x' }, { type: 'future_block' });
    expect(await message.locator('.undrawn').allTextContents()).toEqual([
      'Video: Slack shows this block, this page does not draw it.',
      'Future block: Slack shows this block, this page does not draw it.',
    ]);
  });
});

describe('elements', () => {
  const actions = (...elements: object[]) => ({ type: 'actions', block_id: 'row', elements });
  const three = [option('One'), option('Two', 'The second'), option('Three')];
  const row = (message: Locator) => message.locator('.block-actions');

  test('buttons have their styles and labels, and are busy while the app works', async () => {
    const fixture = await startFixture(
      [
        withBlocks({
          type: 'actions',
          block_id: 'row',
          elements: [
            {
              type: 'button',
              action_id: 'a',
              text: plain('A'),
              value: '1',
              style: 'primary',
              accessibility_label: 'Answer A',
            },
            { type: 'button', action_id: 'b', text: plain('B'), style: 'danger' },
          ],
        }),
      ],
      { act: () => gate.promise },
    );
    const gate = Promise.withResolvers<{ ok: true }>();
    const { page } = await openPage(browser, fixture);
    const button = page.getByRole('button', { name: 'Answer A' });
    expect(await button.getAttribute('class')).toBe('button primary');
    expect(await page.getByRole('button', { name: 'B', exact: true }).getAttribute('class')).toBe(
      'button danger',
    );
    await button.click();
    await page.getByRole('button', { name: 'Answer A', disabled: true }).waitFor();
    await button.press('Enter');
    gate.resolve({ ok: true });
    await page.getByRole('button', { name: 'Answer A', disabled: false }).waitFor();
    expect(acts(fixture.requests)).toMatchObject([
      {
        container: { kind: 'message', channel: 'C1' },
        blockId: 'row',
        actionId: 'a',
        element: { type: 'button', value: '1' },
      },
    ]);
    await page.close();
    await fixture.close();
  });

  test('a button with an address is a link that the app hears of', async () => {
    const { page, message, acted } = await draw(
      actions({ type: 'button', action_id: 'open', text: plain('Open'), url: 'https://a.invalid/' }),
    );
    await page.context().route('https://a.invalid/', route => route.fulfill({ body: 'elsewhere' }));
    const link = message.getByRole('link', { name: 'Open' });
    expect(await link.getAttribute('rel')).toBe('noopener noreferrer');
    const [popup] = await Promise.all([page.waitForEvent('popup'), link.click()]);
    expect((await acted).actionId).toBe('open');
    await popup.close();
  });

  test('a confirmation is asked for, and no means no', async () => {
    const confirm = {
      title: plain('Sure?'),
      text: plain('It goes.'),
      confirm: plain('Do it'),
      deny: plain('Keep'),
    };
    const { page, message, acted, requests } = await draw(
      actions({ type: 'button', action_id: 'drop', text: plain('Delete'), confirm }),
    );
    const button = message.getByRole('button', { name: 'Delete' });
    const dialog = page.getByRole('dialog', { name: 'Sure?' });
    await button.click();
    await dialog.getByRole('button', { name: 'Keep' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(acts(requests)).toEqual([]);
    expect(await isFocused(button)).toBe(true);
    await button.click();
    await dialog.getByRole('button', { name: 'Do it' }).click();
    expect((await acted).actionId).toBe('drop');
  });

  test('a select', async () => {
    const { message, acted } = await draw(
      actions({ type: 'static_select', action_id: 'pick', placeholder: plain('Choose one'), options: three }),
    );
    await message.getByRole('combobox', { name: 'Choose one' }).selectOption('two');
    const { element, state } = await acted;
    expect(element).toEqual({ type: 'static_select', selected_option: three[1] });
    expect(state).toEqual({ row: { pick: element } });
  });

  test('a select with groups', async () => {
    const { message, acted } = await draw(
      actions({
        type: 'static_select',
        action_id: 'pick',
        initial_option: three[0],
        option_groups: [
          { label: plain('First'), options: three.slice(0, 2) },
          { label: plain('Last'), options: three.slice(2) },
        ],
      }),
    );
    const select = message.getByRole('combobox');
    expect(await select.locator('optgroup').count()).toBe(2);
    expect(await select.inputValue()).toBe('one');
    await select.selectOption('three');
    expect((await acted).element.selected_option).toEqual(three[2]);
  });

  test.each([
    ['users_select', 'U2', { selected_user: 'U2' }],
    ['channels_select', 'C2', { selected_channel: 'C2' }],
    ['conversations_select', 'D1', { selected_conversation: 'D1' }],
  ])('a %s', async (type, value, state) => {
    const { message, acted } = await draw(actions({ type, action_id: 'pick' }));
    await message.getByRole('combobox').selectOption(value);
    expect((await acted).element).toEqual({ type, ...state });
  });

  test.each([
    ['multi_users_select', ['Ben Okafor', 'Chiyo Tanaka'], { selected_users: ['U2', 'U3'] }],
    ['multi_channels_select', ['# general'], { selected_channels: ['C2'] }],
    ['multi_conversations_select', ['# general', 'Study Buddy'], { selected_conversations: ['C2', 'D1'] }],
  ])('a %s tells the app when it closes', async (type, names, state) => {
    const { page, message, acted } = await draw(
      actions({ type, action_id: 'pick', placeholder: plain('Who') }),
    );
    await message.getByRole('button', { name: 'Who' }).click();
    for (const name of names) await page.getByRole('checkbox', { name }).check();
    await page.keyboard.press('Escape');
    expect((await acted).element).toEqual({ type, ...state });
    expect(await row(message).getByRole('button').textContent()).toBe(names.join(', '));
  });

  test('a multi select knows how many are allowed', async () => {
    const { page, message, acted } = await draw(
      actions({ type: 'multi_static_select', action_id: 'pick', options: three, max_selected_items: 1 }),
    );
    await row(message).getByRole('button').click();
    await page.getByRole('checkbox', { name: 'One' }).check();
    expect(await page.getByRole('checkbox', { name: 'Three' }).isDisabled()).toBe(true);
    await page.keyboard.press('Escape');
    expect((await acted).element.selected_options).toEqual([three[0]]);
  });

  test('radio buttons', async () => {
    const { message, acted } = await draw(
      actions({ type: 'radio_buttons', action_id: 'pick', options: three }),
    );
    await message.getByRole('radio', { name: 'Two The second' }).check();
    expect((await acted).element).toEqual({ type: 'radio_buttons', selected_option: three[1] });
  });

  test('checkboxes', async () => {
    const { message, acted } = await draw(
      actions({ type: 'checkboxes', action_id: 'pick', options: three, initial_options: [three[0]] }),
    );
    expect(await message.getByRole('checkbox', { name: 'One' }).isChecked()).toBe(true);
    await message.getByRole('checkbox', { name: 'Three' }).check();
    expect((await acted).element).toEqual({ type: 'checkboxes', selected_options: [three[0], three[2]] });
  });

  test('an overflow menu, by keyboard', async () => {
    const { page, message, acted } = await draw(
      actions({ type: 'overflow', action_id: 'more', options: three }),
    );
    await message.getByRole('button', { name: 'More choices' }).press('Enter');
    await page.getByRole('menuitem', { name: 'One' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect((await acted).element).toEqual({
      type: 'overflow',
      selected_option: { text: plain('Two'), value: 'two' },
    });
  });

  test.each([
    ['datepicker', '2026-12-01', { selected_date: '2026-12-01' }],
    ['timepicker', '09:30', { selected_time: '09:30' }],
    ['datetimepicker', '2026-12-01T09:30', { selected_date_time: Date.UTC(2026, 11, 1, 8, 30) / 1000 }],
  ])('a %s', async (type, value, state) => {
    const { message, acted } = await draw(actions({ type, action_id: 'when', placeholder: plain('When') }));
    await message.getByLabel('When').fill(value);
    expect((await acted).element).toEqual({ type, ...state });
  });

  test.each(['plain_text_input', 'number_input', 'email_text_input', 'url_text_input'])(
    'a %s that tells the app on Enter',
    async type => {
      const { page, message, acted } = await draw({
        type: 'input',
        block_id: 'text',
        dispatch_action: true,
        label: plain('Your words'),
        hint: plain('Short ones'),
        element: { type, action_id: 'say', placeholder: plain('Write') },
      });
      const input = message.getByRole('textbox', { name: 'Your words' });
      expect(await input.getAttribute('placeholder')).toBe('Write');
      const hint = await input.getAttribute('aria-describedby');
      expect(await page.locator(`[id="${hint}"]`).textContent()).toBe('Short ones');
      await input.fill('7');
      await input.press('Enter');
      expect(await acted).toMatchObject({ blockId: 'text', actionId: 'say', element: { type, value: '7' } });
    },
  );

  test.each(['external_select', 'file_input', 'rich_text_input', 'workflow_button'])(
    'a %s says that it is not drawn',
    async type => {
      const { message } = await draw(actions({ type, action_id: 'x' }));
      expect(await message.locator('.undrawn').textContent()).toMatch(/this page does not draw it/);
    },
  );

  test('what was typed stays, and keeps the focus, when the message changes', async () => {
    const block = {
      type: 'input',
      block_id: 'text',
      label: plain('Note'),
      element: { type: 'plain_text_input', action_id: 'n' },
    } as const;
    const fixture = await startFixture([withBlocks(block)]);
    const { page } = await openPage(browser, fixture);
    const input = page.getByRole('textbox', { name: 'Note' });
    await input.fill('half a sent');
    const changed = withBlocks({ type: 'header', text: plain('3 answered') }, block);
    fixture.send({ kind: 'message', message: { ...changed, edited: true } });
    await page.getByRole('heading', { name: '3 answered' }).waitFor();
    expect(await input.inputValue()).toBe('half a sent');
    expect(await isFocused(input)).toBe(true);
    await page.close();
    await fixture.close();
  });
});

function acts(requests: PageRequest[]) {
  return requests.filter(request => request.kind === 'act');
}

function isFocused(locator: ReturnType<Page['locator']>) {
  return locator.evaluate(element => element === document.activeElement);
}
