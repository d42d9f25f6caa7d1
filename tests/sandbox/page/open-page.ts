/** A browser page on the fixture that remembers everything the browser complained about. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { Fixture } from './fixture.ts';

export interface OpenPage {
  page: Page;
  /** Script errors and refusals of the content security policy. */
  complaints: string[];
}

export async function openPage(
  browser: Browser,
  fixture: Fixture,
  { hash = '#/U1/C1', ...options }: BrowserContextOptions & { hash?: string } = {},
): Promise<OpenPage> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, ...options });
  page.setDefaultTimeout(10_000);
  const complaints: string[] = [];
  page.on('pageerror', error => complaints.push(String(error.stack)));
  page.on('console', entry => {
    if (entry.type() === 'error' && !/WebSocket/.test(entry.text())) complaints.push(entry.text());
  });
  await page.goto(fixture.url + hash);
  await page.locator('.you').waitFor({ state: 'attached' });
  return { page, complaints };
}

export const plain = (text: string) => ({ type: 'plain_text', text }) as const;
export const mrkdwn = (text: string) => ({ type: 'mrkdwn', text }) as const;
export const option = (text: string, description?: string) => ({
  text: plain(text),
  value: text.toLowerCase(),
  ...(description === undefined ? {} : { description: plain(description) }),
});
