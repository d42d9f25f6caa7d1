import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BrowserStand, fillForm, goTo, messages, phone, picture, send, standUp, wide } from './stand.ts';

let stand: BrowserStand;
beforeAll(async () => {
  stand = await standUp();
});
afterAll(() => stand?.close());

const newest = (page: Page) => messages(page).getByRole('article').last();
const modal = (page: Page) => page.getByRole('dialog');
const showsQuestion = (page: Page, number: number, of: number) =>
  modal(page)
    .getByRole('heading', { name: `Question ${number} of ${of}` })
    .waitFor();

/** Chooses whatever makes a whole answer. The menu of all questions is no part of it. */
async function answer(form: Locator): Promise<void> {
  const one = form.getByRole('radio').first();
  if (await one.isVisible()) return one.check();
  const [, asked = '0'] = /Choose exactly (\d)/.exec(await form.innerText()) ?? [];
  for (let box = 0; box < Number(asked); box += 1) await form.getByRole('checkbox').nth(box).check();
  const menus = (await form.getByRole('combobox').all()).slice(0, -1);
  for (const [place, menu] of menus.entries()) await menu.selectOption({ index: 1 + place });
}
async function next(page: Page): Promise<void> {
  await modal(page).getByRole('button', { name: 'Next', exact: true }).click();
}
const menuOf = (page: Page) => modal(page).getByRole('combobox').last();

describe('a member prepares for the exam', () => {
  let ben: Page;
  let chloe: Page;

  test('reviews what was missed, in one private message', async () => {
    // In the workspace's little history Chloe was wrong twice.
    chloe = await stand.open('Chloe', wide);
    await send(chloe, '/aif review');
    await newest(chloe).getByText('1 more due').waitFor();
    await picture(chloe, 'review-1-question');
    await answerQuestion(chloe);
    await newest(chloe)
      .getByText(/Comes back: (tomorrow|[A-Z])/)
      .waitFor();
    await picture(chloe, 'review-2-verdict');
    await newest(chloe).getByRole('button', { name: 'Next review question' }).click();
    await newest(chloe).getByText('nothing more due').waitFor();
    await answerQuestion(chloe);
    await newest(chloe).getByRole('button', { name: 'Next review question' }).click();
    await newest(chloe).getByText('That was everything due.').waitFor();
    await picture(chloe, 'review-3-end');
    await send(chloe, '/aif review remind 08:30');
    await messages(chloe).getByText('I will write to you at 08:30').waitFor();
  });

  test('sees on Home what is due, reviews it on a phone, and sees there that it is done', async () => {
    ben = await stand.open('Ben', phone);
    const home = ben.locator('#home');
    await goTo(ben, 'aif');
    await home.getByText('Reviews: 1 due').waitFor();
    await home.getByRole('button', { name: 'Review 1 question' }).waitFor();
    await picture(ben, 'review-1-home-phone');
    await goTo(ben, 'aif-study');
    await send(ben, '/aif review');
    await newest(ben).getByText('nothing more due').waitFor();
    await picture(ben, 'review-2-question-phone');
    await answerQuestion(ben);
    await newest(ben).getByText('Comes back: ').waitFor();
    await picture(ben, 'review-3-verdict-phone');
    await goTo(ben, 'aif');
    await home.getByText('Reviews: none due, the next: ').waitFor();
    await goTo(ben, 'aif-study');
  });

  test('goes on with practice that Slack forgot when the page was loaded again', async () => {
    await send(ben, '/aif practice 1.3.6');
    await newest(ben).getByText('question 1, 0 right so far').waitFor();
    await answerQuestion(ben);
    await newest(ben).getByRole('button', { name: 'Next practice question' }).click();
    await newest(ben)
      .getByText(/question 2, [01] right so far/)
      .waitFor();
    await ben.reload();
    await newest(ben).getByText('Only visible to you').waitFor({ state: 'hidden' });
    await send(ben, '/aif practice');
    await newest(ben)
      .getByText(/in the middle of practice on Objective 1.3.6: 1 answered, [01] right/)
      .waitFor();
    await picture(ben, 'practice-on-phone');
    await newest(ben).getByRole('button', { name: 'Go on with this practice' }).click();
    await newest(ben)
      .getByText(/question 2, [01] right so far/)
      .waitFor();
  });

  async function answerQuestion(page: Page): Promise<void> {
    const letter = newest(page).getByRole('button', { name: /^Answer A: / });
    const form = newest(page).getByRole('button', { name: 'Answer this question in a form' });
    await letter.or(form).waitFor();
    if (await letter.isVisible()) await letter.click();
    else {
      await form.click();
      await fillForm(modal(page), 0);
      await modal(page).getByRole('button', { name: 'Answer', exact: true }).click();
    }
    await newest(page)
      .getByText(/Right!|Not this time/)
      .waitFor();
  }

  test('takes a short mock exam on a phone, closes it and goes on', async () => {
    await send(ben, '/aif exam short');
    await modal(ben).getByText('Full: 65 questions, 90 minutes').waitFor();
    await picture(ben, 'exam-1-intro-phone');
    await modal(ben).getByRole('button', { name: 'Start' }).click();
    await showsQuestion(ben, 1, 22);
    await answer(modal(ben));
    await picture(ben, 'exam-2-question-phone');
    await modal(ben).getByRole('button', { name: 'Mark this question to look at it again' }).click();
    await modal(ben).getByText('marked for review').waitFor();
    await modal(ben).getByRole('button', { name: 'Close' }).last().click();
    await modal(ben).waitFor({ state: 'hidden' });
    await send(ben, '/aif exam');
    await showsQuestion(ben, 1, 22);
    await modal(ben).getByText('1 answered · 1 marked').waitFor();
    for (let number = 1; number < 6; number += 1) {
      await next(ben);
      await showsQuestion(ben, number + 1, 22);
      await answer(modal(ben));
    }
    await menuOf(ben).selectOption({ index: 22 });
    await showsQuestion(ben, 22, 22);
    await modal(ben).getByRole('button', { name: 'To the overview' }).click();
    await modal(ben).getByText('6 of 22 answered').waitFor();
    await picture(ben, 'exam-3-overview-phone');
    await modal(ben).getByRole('button', { name: 'Finish the exam' }).click();
    await modal(ben)
      .getByText(/\d of 22 right/)
      .first()
      .waitFor();
    await picture(ben, 'exam-4-result-phone');
    await modal(ben).getByRole('button', { name: 'See what you missed' }).click();
    await modal(ben).getByRole('button', { name: 'Result', exact: true }).waitFor();
    await picture(ben, 'exam-5-missed-phone');
    expect(await ben.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(phone.width);
  });

  test('takes the whole one on a wide screen', async () => {
    await send(chloe, '/aif exam');
    await modal(chloe).getByText('The clock runs from Start on.').waitFor();
    await picture(chloe, 'exam-1-intro');
    await modal(chloe).getByRole('button', { name: 'Start' }).click();
    await showsQuestion(chloe, 1, 65);
    await answer(modal(chloe));
    await picture(chloe, 'exam-2-question');
    await next(chloe);
    await showsQuestion(chloe, 2, 65);
    await modal(chloe).getByRole('button', { name: 'Overview' }).click();
    await modal(chloe).getByText('1 of 65 answered').waitFor();
    await picture(chloe, 'exam-3-overview');
    await modal(chloe).getByRole('button', { name: 'Finish the exam' }).click();
    await modal(chloe)
      .getByText(/\d of 65 right/)
      .first()
      .waitFor();
    await picture(chloe, 'exam-4-result');
    await modal(chloe).getByRole('button', { name: 'See every question' }).click();
    await showsQuestion(chloe, 1, 65);
    await picture(chloe, 'exam-5-item');
  });
});
