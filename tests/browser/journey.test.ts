import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from './launch.ts';

const SCREENSHOTS = 'artifacts/screenshots';

let app: ChildProcess;
let address: string;
let browser: Browser;
beforeAll(async () => {
  mkdirSync(SCREENSHOTS, { recursive: true });
  app = spawn(process.execPath, ['src/main.ts'], {
    env: { PATH: process.env.PATH, PORT: '0', TZ: 'Europe/Berlin' },
  });
  [address, browser] = await Promise.all([addressFrom(app), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  app?.kill('SIGTERM');
});

/** Somebody opens the page, as the member of that name. */
async function open(name: string, viewport: { width: number; height: number }): Promise<Page> {
  const page = await browser.newPage({ viewport });
  page.setDefaultTimeout(10_000);
  await page.goto(address);
  await page.getByRole('heading', { name: 'Question for the team' }).waitFor();
  if (viewport.width < 600) await page.getByRole('button', { name: 'Conversations' }).click();
  await page.getByRole('button', { name: 'Switch' }).click();
  await page.getByRole('menuitemradio', { name: new RegExp(name) }).click();
  if (viewport.width < 600) await page.keyboard.press('Escape');
  await page
    .getByText('Nobody has answered yet')
    .or(messages(page).getByText(/\d answered/))
    .first()
    .waitFor();
  return page;
}

async function send(page: Page, text: string): Promise<void> {
  const composer = page.getByRole('combobox', { name: /Message/ });
  await composer.fill(text);
  await composer.press('Enter');
}

/** What stands in the conversation; the page says new messages a second time for screen readers. */
function messages(page: Page): Locator {
  return page.getByRole('log', { name: 'Messages', exact: true });
}

const wide = { width: 1280, height: 900 };
const phone = { width: 390, height: 844 };

describe('a stranger tries the app in the page', () => {
  let anna: Page;
  let ben: Page;

  test('asks the guide and reads the section that answers', async () => {
    anna = await open('Anna', wide);
    await anna.screenshot({ path: `${SCREENSHOTS}/1-question.png` });
    await send(anna, '/aif ask what is Model Monitor');
    await messages(anna).getByText('Only visible to you').waitFor();
    await messages(anna).getByText('Closed to new customers since 30 July 2026').waitFor();
    await anna.screenshot({ path: `${SCREENSHOTS}/2-ask.png` });
    await anna.getByRole('button', { name: 'Read the whole section' }).click();
    const section = anna.getByRole('dialog');
    await section.getByText('Monitoring Aspects').waitFor();
    await anna.screenshot({ path: `${SCREENSHOTS}/3-section.png` });
    await section.getByRole('button', { name: 'Close' }).last().click();
    await section.waitFor({ state: 'hidden' });
  });

  test('answers as two members, who each see their own verdict with a reason for every option', async () => {
    ben = await open('Ben', phone);
    await anna.getByRole('button', { name: /^Answer A/ }).click();
    await ben.getByRole('button', { name: /^Answer B/ }).click();
    const verdict = /Right!|Not this time\./;
    await messages(anna).getByText(verdict).waitFor();
    await messages(ben).getByText(verdict).waitFor();
    for (const page of [anna, ben]) {
      const shown = await messages(page).innerText();
      expect(shown.match(/\((right|wrong)(, your answer)?\)/g)).toHaveLength(4);
    }
    await messages(anna).getByText('2 answered').waitFor();
    await anna.screenshot({ path: `${SCREENSHOTS}/4-verdict.png` });
    await ben.screenshot({ path: `${SCREENSHOTS}/4-verdict-phone.png` });
  });

  test('posts the next question, and the first one shows its result', async () => {
    await send(anna, '/aif post');
    await ben.getByRole('heading', { name: 'Result' }).waitFor();
    await messages(ben)
      .getByText(/2 answered, (nobody was|1 was|2 were) right/)
      .waitFor();
    await messages(anna).getByText('Posted.').waitFor();
    await anna.getByRole('heading', { name: 'Result' }).scrollIntoViewIfNeeded();
    await anna.screenshot({ path: `${SCREENSHOTS}/5-result.png` });
    await ben.screenshot({ path: `${SCREENSHOTS}/5-result-phone.png` });
  });

  test('sees where everyone stands', async () => {
    await send(ben, '/aif leaderboard all');
    await ben.getByRole('heading', { name: 'Leaderboard, all time' }).waitFor();
    await ben.screenshot({ path: `${SCREENSHOTS}/6-leaderboard-phone.png` });
    await send(anna, '/aif me');
    await messages(anna).getByText('Your last answers').waitFor();
    await anna.screenshot({ path: `${SCREENSHOTS}/7-me.png` });
  });

  test('is told that only members with the right may post', async () => {
    await send(ben, '/aif post');
    await messages(ben).getByText('Posting is for workspace admins and quiz managers').waitFor();
  });

  test('finds the app’s Home tab', async () => {
    await anna.getByRole('navigation', { name: 'Conversations' }).getByText('aif', { exact: true }).click();
    await anna.getByRole('heading', { name: 'Study for AIF-C01' }).waitFor();
    await anna.screenshot({ path: `${SCREENSHOTS}/8-home.png` });
  });
});

function addressFrom(child: ChildProcess): Promise<string> {
  let output = '';
  return new Promise((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      output += chunk.toString();
      const [found] = /http:\/\/127\.0\.0\.1:\d+\//.exec(output) ?? [];
      if (found) resolve(found);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('close', () => reject(new Error(`the app ended:\n${output}`)));
  });
}
