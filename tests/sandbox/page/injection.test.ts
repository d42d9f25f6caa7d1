/** Text from people and apps stays text, whatever it looks like. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../../browser/launch.ts';
import { startFixture } from './fixture.ts';
import { mrkdwn, openPage, option, plain } from './open-page.ts';
import { message, ts } from './workspace-data.ts';

const attack = '<img src=x onerror="window.hit=1"><script>window.hit=1</script>';
const escaped = attack.replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const scriptLink = 'javascript:window.hit=1';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

test('markup in any text is shown as it is and does nothing', async () => {
  const text = { type: 'text' as const, text: attack };
  const messages = [
    message({ ts: ts(3), text: escaped }),
    message({ ts: ts(2), text: attack, blocks: [], member: 'U2' }),
    message({
      ts: ts(1),
      blocks: [
        { type: 'section', text: mrkdwn(attack), fields: [plain(attack)] },
        { type: 'header', text: plain(attack) },
        { type: 'markdown', text: `${attack}\n\n[click](${scriptLink}) <b>x</b>` },
        { type: 'context', elements: [mrkdwn(`<${scriptLink}|click>`)] },
        {
          type: 'rich_text',
          elements: [
            { type: 'rich_text_section', elements: [text, { type: 'link', url: scriptLink, text: 'click' }] },
          ],
        },
        { type: 'table', rows: [[{ type: 'raw_text', text: attack }]] },
        { type: 'image', image_url: scriptLink, alt_text: attack },
        {
          type: 'actions',
          elements: [
            { type: 'button', action_id: 'a', text: plain(attack), url: scriptLink },
            { type: 'overflow', action_id: 'b', options: [{ ...option(attack), url: scriptLink }] },
            { type: 'static_select', action_id: 'c', placeholder: plain(attack), options: [option(attack)] },
            { type: 'radio_buttons', action_id: 'd', options: [option(attack, attack)] },
          ],
        },
      ],
    }),
  ];
  const fixture = await startFixture(messages);
  const { page, complaints } = await openPage(browser, fixture);
  await page.getByRole('article').nth(2).waitFor();
  const log = page.getByRole('log', { name: 'Messages', exact: true });
  expect(await log.locator('img, script, iframe').count()).toBe(0);
  expect(await log.locator('[onerror]').count()).toBe(0);
  expect(await log.locator('a:not([href^="#"])').count()).toBe(0);
  expect(await log.getByText(attack).count()).toBeGreaterThan(4);
  await page.getByRole('button', { name: attack }).click();
  expect(await page.evaluate('window.hit')).toBeUndefined();
  expect(complaints).toEqual([]);
  await page.close();
  await fixture.close();
});

test('nothing of the page is written in the page itself, so that the policy can forbid it', async () => {
  const fixture = await startFixture();
  const { page, complaints } = await openPage(browser, fixture);
  expect(await page.locator('script:not([src]), style, [style*="url"]').count()).toBe(0);
  const outside = await page.evaluate(() =>
    performance.getEntriesByType('resource').filter(entry => !entry.name.startsWith(location.origin)),
  );
  expect(outside).toEqual([]);
  expect(complaints).toEqual([]);
  await page.close();
  await fixture.close();
});
