/** Tabs, lost connections, and what is seen by whom. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../../browser/launch.ts';
import { startFixture } from './fixture.ts';
import { openPage } from './open-page.ts';
import { channels, message, ts } from './workspace-data.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

test('two tabs are two members, each in their own time zone', async () => {
  const fixture = await startFixture([message({ ts: ts(60), text: 'Same for both' })]);
  const anna = await openPage(browser, fixture, { hash: '#/U1/C1' });
  const ben = await openPage(browser, fixture, { hash: '#/U2/C1' });
  await ben.page.getByRole('button', { name: /You are Ben Okafor/ }).waitFor();
  await anna.page.getByRole('article', { name: /9:00 AM/ }).waitFor();
  await ben.page.getByRole('article', { name: /3:00 AM/ }).waitFor();
  fixture.send({ kind: 'message', message: message({ ts: ts(1), text: 'Only Ben', ephemeral: true }) }, 'U2');
  const privately = ben.page.getByRole('article').filter({ hasText: 'Only Ben' });
  await privately.getByText('Only visible to you').waitFor();
  await ben.page
    .getByRole('status')
    .getByText('Only visible to you. Study Buddy: Only Ben')
    .waitFor({ state: 'attached' });
  expect(await anna.page.getByText('Only Ben').count()).toBe(0);
  await ben.page.reload();
  await ben.page.getByText('Same for both').waitFor();
  expect(await ben.page.getByText('Only Ben').count()).toBe(0);
  await anna.page.close();
  await ben.page.close();
  await fixture.close();
});

test('a lost connection says so, comes back by itself, and fetches what was missed', async () => {
  const fixture = await startFixture([message({ ts: ts(5), text: 'Before' })]);
  const { page } = await openPage(browser, fixture, { hash: '#/U2/C1' });
  await page.getByText('Before').waitFor();
  fixture.accept(false);
  fixture.drop();
  await page.getByRole('status').getByText('Reconnecting to the workspace…').waitFor();
  const input = page.getByRole('combobox', { name: 'Message #study-group' });
  await input.fill('Are you there?');
  await input.press('Enter');
  await page
    .getByRole('alert')
    .getByText(/Not connected right now/)
    .waitFor();
  expect(await input.inputValue()).toBe('Are you there?');
  fixture.messages.push(message({ ts: ts(1), text: 'Missed' }));
  fixture.accept(true);
  await page.getByText('Missed').waitFor();
  await page.getByText('Reconnecting to the workspace…').waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: /You are Ben Okafor/ }).waitFor();
  await page.close();
  await fixture.close();
});

test('reading on while messages come: the place and the focus stay, and a button leads to the new ones', async () => {
  const fixture = await startFixture(
    Array.from({ length: 60 }, (_, at) => message({ ts: ts(90 - at), text: `Line ${at}` })),
  );
  const { page } = await openPage(browser, fixture);
  const log = page.getByRole('log', { name: 'Messages', exact: true });
  await log.getByText('Line 59').waitFor();
  await log.focus();
  await page.keyboard.press('Home');
  await expect.poll(() => log.evaluate(element => element.scrollTop)).toBe(0);
  fixture.send({ kind: 'message', message: message({ ts: ts(0), text: 'The newest' }) });
  const toEnd = page.getByRole('button', { name: 'New messages' });
  await toEnd.waitFor();
  expect(await log.evaluate(element => [element.scrollTop, element === document.activeElement])).toEqual([
    0,
    true,
  ]);
  await toEnd.click();
  await expect.poll(() => log.evaluate(({ scrollTop }) => scrollTop)).toBeGreaterThan(500);
  await toEnd.waitFor({ state: 'hidden' });
  await page.close();
  await fixture.close();
});

test('an address that names nobody leads to someone, and the hash says who', async () => {
  const fixture = await startFixture();
  const { page } = await openPage(browser, fixture, { hash: '#/U404/C404' });
  await page.waitForURL('**/#/U1/C1');
  await page.close();
  await fixture.close();
});

test('what is unread is counted in words, and reading it tells the workspace', async () => {
  const fixture = await startFixture();
  const { page } = await openPage(browser, fixture);
  await page.getByRole('link', { name: 'general 3 unread' }).click();
  await page.getByRole('heading', { name: 'general' }).waitFor();
  await page.getByRole('link', { name: 'general', exact: true }).waitFor();
  const [study] = channels;
  if (study) fixture.send({ kind: 'channel', channel: { ...study, unread: 1 } });
  await page.getByRole('link', { name: 'study-group 1 unread' }).waitFor();
  expect(await page.title()).toBe('(1) general · Study Hall (local)');
  await page.close();
  await fixture.close();
});

test('an archived channel can be read, not written in', async () => {
  const fixture = await startFixture([message({ ts: ts(5), channel: 'C3', text: 'Long ago' })]);
  const { page } = await openPage(browser, fixture, { hash: '#/U1/C3' });
  await page.getByText('Long ago').waitFor();
  await page.getByText('This channel is archived.').waitFor();
  expect(await page.getByRole('combobox').count()).toBe(0);
  await page.close();
  await fixture.close();
});

test('the Home tab', async () => {
  const fixture = await startFixture([], {
    'open-home'(_request, seat) {
      const header = { type: 'header', text: { type: 'plain_text', text: 'Your studies' } };
      seat.send({ kind: 'home', view: { type: 'home', blocks: [header] } });
      return { ok: true };
    },
  });
  const { page } = await openPage(browser, fixture);
  await page.getByRole('link', { name: 'Study Buddy' }).click();
  await page.getByRole('heading', { name: 'Your studies' }).waitFor();
  await page.getByRole('link', { name: 'Messages' }).click();
  await page.getByRole('combobox', { name: 'Message Study Buddy' }).waitFor();
  expect(await page.getByRole('heading', { name: 'Your studies' }).count()).toBe(0);
  await page.close();
  await fixture.close();
});
