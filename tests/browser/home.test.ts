import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BrowserStand, fillForm, goTo, messages, phone, picture, send, standUp, wide } from './stand.ts';

let stand: BrowserStand;
beforeAll(async () => {
  stand = await standUp();
});
afterAll(() => stand?.close());

const home = (page: Page): Locator => page.locator('#home');
const dialog = (page: Page): Locator => page.getByRole('dialog').last();

/** Answers what stands in the topmost modal: by its first button, or by its form on top of it. */
async function answerInModal(page: Page): Promise<void> {
  const letter = dialog(page).getByRole('button', { name: /^Answer A: / });
  const form = dialog(page).getByRole('button', { name: /^Answer this question/ });
  await letter.or(form).waitFor();
  if (await letter.isVisible()) {
    await letter.click();
    return;
  }
  await form.click();
  await dialog(page).getByRole('button', { name: 'Answer', exact: true }).waitFor();
  await fillForm(dialog(page), 0);
  await dialog(page).getByRole('button', { name: 'Answer', exact: true }).click();
}

/** From the top of the stack down: each one uncovers the one below, or nothing. */
async function closeModals(page: Page): Promise<void> {
  // At once, without waiting for a dialog that may just have gone.
  const shown = async (): Promise<string> => (await page.getByRole('dialog').allInnerTexts()).join('\n');
  for (let words = await shown(); words !== ''; words = await shown()) {
    await dialog(page).getByRole('button', { name: 'Close' }).last().click();
    await expect.poll(shown, { timeout: 5_000 }).not.toBe(words);
  }
}

describe('a learner looks at Home', () => {
  let anna: Page;
  let ben: Page;

  test('and sees one thing to do next, on a wide screen and on a phone', async () => {
    anna = await stand.open('Anna', wide);
    ben = await stand.open('Ben', phone);
    for (const page of [anna, ben]) {
      await goTo(page, 'aif');
      await home(page).getByRole('heading', { name: 'Study for AIF-C01' }).waitFor();
      await home(page)
        .getByText('How ready you are')
        .or(home(page).getByText('Practise here:'))
        .first()
        .waitFor();
    }
    await picture(anna, 'home-1');
    await picture(ben, 'home-1-phone');
  });

  test('practises without leaving it, and finds the verdict there afterwards', async () => {
    await home(ben)
      .getByRole('button', { name: /^Practise/ })
      .first()
      .click();
    await answerInModal(ben);
    await dialog(ben).getByText('Remember:').waitFor();
    await picture(ben, 'home-2-verdict-phone');
    await closeModals(ben);
    await home(ben).getByText('Your last answers').waitFor();
    await home(ben)
      .getByRole('button', { name: /^Why: / })
      .first()
      .click();
    await dialog(ben).getByText('Remember:').waitFor();
    await closeModals(ben);
  });

  test('answers today’s question there, and the channel counts it', async () => {
    await anna.getByRole('button', { name: /1 day|\+1 day/ }).click();
    await goTo(anna, 'aif-study');
    await goTo(anna, 'aif');
    await home(anna).getByRole('button', { name: 'Answer today’s question' }).click();
    await picture(anna, 'home-3-question');
    await answerInModal(anna);
    await dialog(anna)
      .getByText(/Facts checked on/)
      .waitFor();
    await picture(anna, 'home-3-verdict');
    await closeModals(anna);
    await home(anna).getByText('waits for your answer').waitFor({ state: 'hidden' });
    await goTo(anna, 'aif-study');
    await messages(anna)
      .getByText(/[1-9] answered/)
      .last()
      .waitFor();
  });

  test('sees the weeks as a picture there, and as a chart by /aif me', async () => {
    for (let day = 0; day < 7; day += 1) await anna.getByRole('button', { name: /1 day|\+1 day/ }).click();
    await goTo(anna, 'aif');
    await home(anna)
      .getByRole('button', { name: /^Practise/ })
      .first()
      .click();
    await answerInModal(anna);
    await dialog(anna).getByText('Remember:').waitFor();
    await closeModals(anna);
    await goTo(anna, 'aif-study');
    await goTo(anna, 'aif');
    const weeks = home(anna).getByRole('img', { name: /^Right answers per week/ });
    await weeks.waitFor();
    await expect.poll(() => weeks.evaluate(image => (image as HTMLImageElement).naturalWidth)).toBe(1_600);
    await home(anna)
      .getByText(/(Week of .*: [01] of 1 right\s*){2}/)
      .waitFor();
    await home(anna).getByText('before your last answers').waitFor({ state: 'hidden' });
    await weeks.scrollIntoViewIfNeeded();
    await picture(anna, 'home-4-weeks');
    await goTo(anna, 'aif-study');
    await send(anna, '/aif me');
    const chart = messages(anna).getByRole('figure').filter({ hasText: 'Answers per week' });
    await chart.waitFor();
    await chart.scrollIntoViewIfNeeded();
    await picture(anna, 'home-4-me');
  });

  test('chooses settings, and reads what is wrong under the input', async () => {
    await home(ben).getByRole('button', { name: 'Change settings' }).click();
    await dialog(ben).getByLabel('Time zone').fill('Berlln');
    await dialog(ben).getByRole('button', { name: 'Save' }).click();
    await dialog(ben).getByText('Did you mean Europe/Berlin?').waitFor();
    await picture(ben, 'home-5-settings-phone');
    await dialog(ben).getByLabel('Time zone').fill('tokyo');
    await dialog(ben).getByRole('button', { name: 'Save' }).click();
    await dialog(ben).getByText('Saved.').waitFor();
    await closeModals(ben);
    await home(ben).getByText('Time zone: Asia/Tokyo').waitFor();
  });

  test('takes the data along as a file, and has everything deleted', async () => {
    await home(ben)
      .getByRole('button', { name: /^My data/ })
      .click();
    await dialog(ben).getByRole('button', { name: 'Export as a file' }).click();
    await dialog(ben).getByText('you find it under Messages').waitFor();
    await closeModals(ben);
    await ben.getByRole('link', { name: 'Messages', exact: true }).click();
    const file = messages(ben).getByRole('link', { name: /aif-study-.*\.json/ });
    await file.waitFor();
    await picture(ben, 'home-6-file-phone');
    const [download] = await Promise.all([ben.waitForEvent('download'), file.click()]);
    expect(download.suggestedFilename()).toMatch(/^aif-study-.*\.json$/);
    await ben.getByRole('link', { name: 'Home', exact: true }).click();
    await home(ben)
      .getByRole('button', { name: /^My data/ })
      .click();
    await dialog(ben).getByRole('button', { name: 'Delete everything' }).click();
    await picture(ben, 'home-6-confirm-phone');
    await dialog(ben).getByRole('button', { name: 'Delete everything' }).last().click();
    await dialog(ben).getByText('Everything about you is deleted').waitFor();
    await closeModals(ben);
    await home(ben).getByText('Practise here:').waitFor();
    await picture(ben, 'home-7-deleted-phone');
  });
});
