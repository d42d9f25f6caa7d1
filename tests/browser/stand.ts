import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import type { Browser, Locator, Page } from 'playwright-core';
import { launchBrowser } from './launch.ts';

const SCREENSHOTS = 'artifacts/screenshots';
export const wide = { width: 1280, height: 900 };
export const phone = { width: 390, height: 844 };

/** The real process with its local workspace, and a browser to open its page in. */
export interface BrowserStand {
  /** Somebody opens the page, as the member of that name. */
  open(name: string, viewport: { width: number; height: number }): Promise<Page>;
  close(): Promise<void>;
}

/** `settings` are the process's own. */
export async function standUp(settings: Record<string, string> = {}): Promise<BrowserStand> {
  mkdirSync(SCREENSHOTS, { recursive: true });
  const app = spawn(process.execPath, ['src/main.ts'], {
    env: { PATH: process.env.PATH, PORT: '0', TZ: 'Europe/Berlin', ...settings },
  });
  const [address, browser] = await Promise.all([addressFrom(app), launchBrowser()]);
  return {
    open: (name, viewport) => open(browser, address, name, viewport),
    async close() {
      await browser.close();
      app.kill('SIGTERM');
    },
  };
}

export function picture(page: Page, name: string): Promise<unknown> {
  return page.screenshot({ path: `${SCREENSHOTS}/${name}.png` });
}

/** Opens a conversation from the list, which a phone shows on demand. */
export async function goTo(page: Page, place: string): Promise<void> {
  if ((page.viewportSize()?.width ?? 0) < 600) {
    await page.getByRole('button', { name: 'Conversations' }).click();
  }
  await page.getByRole('navigation', { name: 'Conversations' }).getByText(place, { exact: true }).click();
}

export async function send(page: Page, text: string): Promise<void> {
  const composer = page.getByRole('combobox', { name: /Message/ });
  await composer.fill(text);
  await composer.press('Enter');
}

/** What stands in the conversation; the page says new messages a second time for screen readers. */
export function messages(page: Page): Locator {
  return page.getByRole('log', { name: 'Messages', exact: true });
}

/** Under an open question: a button per letter, or the one that opens its form. */
export function answerButtons(page: Page): Locator {
  return messages(page).getByRole('button', { name: /^Answer (.: |this question)/ });
}

/** Answers the newest question with that option, counted from 0, or with what begins there in its form. */
export async function answerNewest(page: Page, option: number): Promise<void> {
  const letter = 'ABCDEFG'.charAt(option);
  const name = await answerButtons(page).last().innerText();
  if (name.length === 1) {
    await messages(page)
      .getByRole('button', { name: new RegExp(`^Answer ${letter}: `) })
      .last()
      .click();
    return;
  }
  await answerButtons(page).last().click();
  const form = page.getByRole('dialog');
  await form.waitFor();
  await fillForm(form, option);
  await form.getByRole('button', { name: 'Answer', exact: true }).click();
  await form.waitFor({ state: 'hidden' });
}

/** As many boxes as are asked for, or another option for each menu. */
export async function fillForm(form: Locator, first: number): Promise<void> {
  const [, asked = '0'] = /Choose exactly (\d)/.exec(await form.innerText()) ?? [];
  const boxes = form.getByRole('checkbox');
  const options = await boxes.count();
  for (let place = 0; place < Number(asked); place += 1) await boxes.nth((first + place) % options).check();
  const menus = await form.getByRole('combobox').all();
  for (const [place, menu] of menus.entries()) {
    await menu.selectOption({ index: 1 + ((first + place) % menus.length) });
  }
}

async function open(
  browser: Browser,
  address: string,
  name: string,
  viewport: { width: number; height: number },
): Promise<Page> {
  // Without motion a picture shows how things end up.
  const page = await browser.newPage({ viewport, reducedMotion: 'reduce' });
  page.setDefaultTimeout(10_000);
  await page.goto(address);
  await page.getByRole('heading', { name: 'Question for the team' }).waitFor();
  const isNarrow = viewport.width < 600;
  if (isNarrow) await page.getByRole('button', { name: 'Conversations' }).click();
  await page.getByRole('button', { name: 'Switch' }).click();
  await page.getByRole('menuitemradio', { name: new RegExp(name) }).click();
  // What is typed before is still said by the one before.
  await page.getByText(`You are ${name}`).waitFor({ state: 'attached' });
  if (isNarrow) await page.keyboard.press('Escape');
  await answerButtons(page).first().waitFor();
  return page;
}

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
