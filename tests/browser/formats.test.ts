import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  answerButtons,
  type BrowserStand,
  fillForm,
  messages,
  phone,
  picture,
  send,
  standUp,
  wide,
} from './stand.ts';

const FORMS = ['matching', 'multiple', 'ordering'] as const;
type Format = (typeof FORMS)[number];

let stand: BrowserStand;
beforeAll(async () => {
  // A small bank, so that every format comes soon.
  stand = await standUp({ KNOWLEDGE_DIR: 'tests/knowledge/small' });
});
afterAll(() => stand?.close());

const newest = (page: Page) => messages(page).getByRole('article').last();

async function formatOf(form: Locator): Promise<Format> {
  const text = await form.innerText();
  if (text.includes('Choose exactly')) return 'multiple';
  return /^First/m.test(text) ? 'ordering' : 'matching';
}

describe('the formats of the exam', () => {
  test('are practised on a phone in one private message, which ends with what to read', async () => {
    const ben = await stand.open('Ben', phone);
    const seen = new Set<Format>();
    await send(ben, '/aif practice');
    const run = newest(ben);
    for (let place = 1; ; place += 1) {
      await run.getByText(new RegExp(`question ${place},|That was every question`)).waitFor();
      if (await run.getByText('That was every question').isVisible()) break;
      const single = run.getByRole('button', { name: /^Answer A: / });
      if (await single.isVisible()) await single.click();
      else seen.add(await answerByForm(ben, run, seen));
      await run.getByText(/Right!|Not this time/).waitFor();
      if (place === 1) {
        await run
          .getByRole('button', { name: /^Why each/ })
          .or(run.getByText(/\(right/))
          .first()
          .waitFor();
      }
      await run.getByRole('button', { name: 'Next practice question' }).click();
    }
    expect(seen.size).toBeGreaterThanOrEqual(2);
    await run.getByText(/\d of \d right\./).waitFor();
    await run
      .getByRole('button', { name: /^Read the section/ })
      .first()
      .waitFor();
    await picture(ben, 'formats-summary-phone');
    expect(await ben.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(phone.width);
  });

  /** Fills the form on the phone, with pictures of a format that was not seen yet. */
  async function answerByForm(page: Page, run: Locator, seen: ReadonlySet<Format>): Promise<Format> {
    await run.getByRole('button', { name: 'Answer this question in a form' }).click();
    const form = page.getByRole('dialog');
    await form.waitFor();
    const format = await formatOf(form);
    await fillForm(form, 0);
    if (!seen.has(format)) await picture(page, `formats-${format}-form-phone`);
    await form.getByRole('button', { name: 'Answer', exact: true }).click();
    await form.waitFor({ state: 'hidden' });
    await run.getByText(/Right!|Not this time/).waitFor();
    await run.scrollIntoViewIfNeeded();
    if (!seen.has(format)) await picture(page, `formats-${format}-verdict-phone`);
    return format;
  }

  test('are posted as rounds and answered by keyboard alone', async () => {
    const anna = await stand.open('Anna', wide);
    const seen = new Set<Format>();
    for (let posts = 0; posts < 8 && seen.size < FORMS.length; posts += 1) {
      const button = answerButtons(anna).last();
      if ((await button.innerText()) === 'Answer') {
        await button.focus();
        await anna.keyboard.press('Enter');
        const form = anna.getByRole('dialog');
        await form.waitFor();
        const format = await formatOf(form);
        await fillByKeyboard(anna, form, format);
        if (!seen.has(format)) await picture(anna, `formats-${format}-form`);
        await form.getByRole('button', { name: 'Answer', exact: true }).focus();
        await anna.keyboard.press('Enter');
        await form.waitFor({ state: 'hidden' });
        await newest(anna)
          .getByText(/Right!|Not this time/)
          .waitFor();
        if (!seen.has(format)) await picture(anna, `formats-${format}-verdict`);
        seen.add(format);
      }
      const results = messages(anna).getByRole('heading', { name: 'Result' });
      const before = await results.count();
      await send(anna, '/aif post');
      await results.nth(before).waitFor();
      await messages(anna).getByText('Posted.').nth(posts).waitFor();
    }
    expect([...seen].toSorted()).toEqual([...FORMS]);
    const places = messages(anna).getByText('How many had each place right:').last();
    await places.evaluate(element => element.scrollIntoView({ block: 'center' }));
    await picture(anna, 'formats-result');
  });

  async function fillByKeyboard(page: Page, form: Locator, format: Format): Promise<void> {
    if (format === 'multiple') {
      await form.getByRole('checkbox').first().focus();
      await page.keyboard.press('Space');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Space');
      return;
    }
    const menus = await form.getByRole('combobox').all();
    for (const [place, menu] of menus.entries()) {
      await menu.focus();
      // The first entry says what to do.
      for (let presses = 0; presses <= place; presses += 1) await page.keyboard.press('ArrowDown');
    }
  }
});
