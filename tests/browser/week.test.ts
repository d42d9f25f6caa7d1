import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerNewest, type BrowserStand, messages, phone, picture, send, standUp, wide } from './stand.ts';

let stand: BrowserStand;
beforeAll(async () => {
  stand = await standUp();
});
afterAll(() => stand?.close());

const results = (page: Page) => messages(page).getByRole('heading', { name: 'Result' });

describe('a team studies for a week', () => {
  let anna: Page;
  let ben: Page;
  let chloe: Page;

  test('comes to a workspace with a daily schedule and a little history', async () => {
    anna = await stand.open('Anna', wide);
    ben = await stand.open('Ben', phone);
    chloe = await stand.open('Chloe', wide);
    expect(await results(anna).count()).toBe(3);
    await send(anna, '/aif schedule show');
    await messages(anna)
      .getByText(/Every day at \d\d:\d\d, Europe\/Berlin/)
      .waitFor();
    await send(chloe, '/aif leaderboard all');
    await messages(chloe).getByRole('article').last().getByText(/^1\./).waitFor();
    await picture(chloe, 'week-1-board');
  });

  test('answers a new question each day, and the one before it shows its result', async () => {
    for (let day = 1; day <= 5; day += 1) {
      await anna.getByRole('button', { name: /1 day|\+1 day/ }).click();
      await results(anna)
        .nth(2 + day)
        .waitFor();
      for (const [option, page] of [anna, ben, chloe].entries()) {
        await results(page)
          .nth(2 + day)
          .waitFor();
        await answerNewest(page, option);
        await messages(page)
          .getByRole('article')
          .last()
          .getByText(/Right!|Not this time/)
          .waitFor();
      }
    }
    await picture(anna, 'week-2-verdict');
    await picture(ben, 'week-2-verdict-phone');
  });

  test('sees streaks and boards grow', async () => {
    await send(ben, '/aif me');
    await messages(ben).getByText('Streak here:').waitFor();
    expect(await messages(ben).getByRole('article').last().innerText()).toMatch(/Streak here: \d+ rounds/);
    await picture(ben, 'week-3-me-phone');
    await send(anna, '/aif leaderboard all');
    await anna.getByRole('heading', { name: 'Leaderboard, all time' }).waitFor();
    await anna.getByRole('button', { name: 'Share this leaderboard to the channel' }).click();
    // Her own is there already.
    await chloe.getByRole('heading', { name: 'Leaderboard, all time' }).nth(1).waitFor();
    await picture(chloe, 'week-3-shared');
  });

  test('changes the schedule by the form, which says what is wrong under the input', async () => {
    await send(anna, '/aif schedule');
    const form = anna.getByRole('dialog');
    await form.getByLabel('Time zone').fill('Berlln');
    await form.getByRole('button', { name: 'Save' }).click();
    await form.getByText('Did you mean Europe/Berlin?').waitFor();
    await picture(anna, 'week-4-form');
    await form.getByLabel('Time zone').fill('berlin');
    await form.getByRole('button', { name: 'Save' }).click();
    await form.getByText('Saved.').waitFor();
    await form.getByRole('button', { name: 'Close' }).last().click();
    await form.waitFor({ state: 'hidden' });
  });

  test('changes it in one line, skips a day, pauses and goes on', async () => {
    await send(anna, '/aif schedule mon-fri 09:00 Europe/Berlin close 17:00');
    await messages(anna).getByText('Monday to Friday at 09:00, closes at 17:00').waitFor();
    await send(anna, '/aif schedule skip');
    await messages(anna)
      .getByText(/^No question on/)
      .waitFor();
    await send(anna, '/aif schedule pause');
    await messages(anna).getByText('No question comes until somebody types').waitFor();
    const before = await messages(anna).getByRole('article').count();
    await anna.getByRole('button', { name: /1 day|\+1 day/ }).click();
    await send(anna, '/aif schedule resume');
    await messages(anna).getByText('Questions go on.').waitFor();
    expect(await messages(anna).getByRole('article').count()).toBe(before + 1);
    await picture(anna, 'week-5-schedule');
  });
});
