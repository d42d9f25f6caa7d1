/** A phone: nothing scrolls sideways, everything can be hit with a thumb. */
import type { KnownBlock } from '@slack/types';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../../browser/launch.ts';
import { type Fixture, startFixture } from './fixture.ts';
import { mrkdwn, openPage, option, plain } from './open-page.ts';
import { message, ts } from './workspace-data.ts';

const long = 'Averylongwordthatneverendsandhasnospaces'.repeat(4);
const many = Array.from({ length: 8 }, (_, at) => option(`Choice ${at}`));
const blocks: KnownBlock[] = [
  { type: 'header', text: plain(long.slice(0, 150)) },
  {
    type: 'section',
    text: mrkdwn(`\`\`\`${long}\`\`\` <https://a.example/${long}>`),
    fields: [mrkdwn(long), mrkdwn('b')],
    accessory: { type: 'static_select', action_id: 's', options: [option(long.slice(0, 75))] },
  },
  {
    type: 'table',
    rows: [Array.from({ length: 12 }, (_, at) => ({ type: 'raw_text' as const, text: `Column ${at}` }))],
  },
  {
    type: 'actions',
    block_id: 'row',
    elements: ['A', 'B', 'C', 'D', 'A rather long name for one button'].map(text => ({
      type: 'button',
      action_id: text,
      text: plain(text),
    })),
  },
  {
    type: 'actions',
    block_id: 'menu',
    elements: [{ type: 'overflow', action_id: 'o', options: many.slice(0, 5) }],
  },
  {
    type: 'actions',
    block_id: 'radio',
    elements: [{ type: 'radio_buttons', action_id: 'r', options: many }],
  },
];

let browser: Browser;
let fixture: Fixture;
beforeAll(async () => {
  browser = await launchBrowser();
  fixture = await startFixture([
    message({ ts: ts(5), blocks, replies: 1 }),
    message({ ts: ts(4), threadTs: ts(5), text: 'A reply', member: 'U2' }),
  ]);
});
afterAll(async () => {
  await browser.close();
  await fixture.close();
});

const phones = [320, 390, 600].map(width => ({ width, height: 700 }));

test.each(phones)('at $width pixels nothing scrolls sideways', async viewport => {
  const { page, complaints } = await openPage(browser, fixture, { viewport, hasTouch: true });
  await page.getByRole('article').waitFor();
  expect(await sidewaysScroll(page)).toEqual([]);
  await page.goto(`${fixture.url}#/U1/C1/${ts(5)}`);
  await page.getByText('A reply').waitFor();
  expect(await sidewaysScroll(page)).toEqual([]);
  expect(complaints).toEqual([]);
  await page.close();
});

test('buttons, choices and links to act on are at least 44 pixels tall', async () => {
  const { page } = await openPage(browser, fixture, {
    viewport: { width: 390, height: 700 },
    hasTouch: true,
  });
  await page.getByRole('article').waitFor();
  const small = await page
    .locator(
      'main button:visible, main select:visible, main .choice:visible, .top button:visible, main article a:visible:not(.text a)',
    )
    .evaluateAll(elements =>
      elements
        .filter(element => element.getBoundingClientRect().height < 43.5)
        .map(element => `${element.className} ${element.textContent}`),
    );
  expect(small).toEqual([]);
  await page.close();
});

test('the sidebar is a drawer that opens, leads somewhere, and closes', async () => {
  const { page } = await openPage(browser, fixture, {
    viewport: { width: 390, height: 700 },
    hasTouch: true,
  });
  const sidebar = page.getByRole('navigation', { name: 'Conversations' });
  const menu = page.getByRole('button', { name: 'Conversations' });
  await page.getByRole('article').waitFor();
  expect(await sidebar.isVisible()).toBe(false);
  await menu.click();
  await sidebar.getByRole('link', { name: /general/ }).click();
  await page.getByRole('heading', { name: 'general' }).waitFor();
  await sidebar.waitFor({ state: 'hidden' });
  expect(await menu.getAttribute('aria-expanded')).toBe('false');
  await menu.click();
  await sidebar.waitFor();
  await page.keyboard.press('Escape');
  await sidebar.waitFor({ state: 'hidden' });
  await page.close();
});

test('a thread covers the conversation, and closing it leads back', async () => {
  const { page } = await openPage(browser, fixture, {
    viewport: { width: 390, height: 700 },
    hasTouch: true,
  });
  await page.getByRole('link', { name: '1 reply' }).click();
  const thread = page.getByRole('complementary', { name: 'Thread' });
  await thread.getByText('A reply').waitFor();
  const box = await thread.boundingBox();
  expect(box).toEqual({ x: 0, y: 0, width: 390, height: 700 });
  await thread.getByRole('link', { name: 'Close thread' }).click();
  await thread.waitFor({ state: 'hidden' });
  await page.close();
});

/** The elements wider than the page, and the page itself if it scrolls; tables scroll in their own box. */
function sidewaysScroll(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const wide = [
      document.documentElement,
      ...document.querySelectorAll('.log, .head, .top, .blocks, .composer'),
    ];
    return wide
      .filter(element => element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0)
      .map(
        element =>
          `${element.localName}.${element.className} ${element.scrollWidth} > ${element.clientWidth}`,
      );
  });
}
