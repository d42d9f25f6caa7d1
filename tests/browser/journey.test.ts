import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerNewest, type BrowserStand, messages, phone, picture, send, standUp, wide } from './stand.ts';

let stand: BrowserStand;
beforeAll(async () => {
  stand = await standUp();
});
afterAll(() => stand?.close());

const results = (page: Page) => messages(page).getByRole('heading', { name: 'Result' });
const newest = (page: Page) => messages(page).getByRole('article').last();

describe('a stranger tries the app in the page', () => {
  let anna: Page;
  let ben: Page;

  test('asks the guide and reads the section that answers', async () => {
    anna = await stand.open('Anna', wide);
    await picture(anna, '1-question');
    await send(anna, '/aif ask what is Model Monitor');
    await messages(anna).getByText('Only visible to you').waitFor();
    await messages(anna).getByText('Closed to new customers since 30 July 2026').waitFor();
    await messages(anna)
      .getByText(/^⚠️ .+: For new projects/)
      .waitFor();
    await picture(anna, '2-ask');
    await anna.getByRole('button', { name: 'Read the whole section' }).click();
    const section = anna.getByRole('dialog');
    await section.getByText('Monitoring Aspects').waitFor();
    await picture(anna, '3-section');
    await section.getByRole('button', { name: 'Close' }).last().click();
    await section.waitFor({ state: 'hidden' });
  });

  test('answers as two members, who each see their own verdict with a reason for every option', async () => {
    ben = await stand.open('Ben', phone);
    await answerNewest(anna, 0);
    await answerNewest(ben, 1);
    for (const page of [anna, ben]) {
      await newest(page)
        .getByText(/Right!|Not this time/)
        .waitFor();
      const shown = await newest(page).innerText();
      expect(shown.match(/\((right|wrong)(, your answer)?\)/g)?.length).toBeGreaterThanOrEqual(4);
    }
    await messages(anna).getByText('3 answered ·').waitFor();
    await newest(anna).scrollIntoViewIfNeeded();
    await picture(anna, '4-verdict');
    await picture(ben, '4-verdict-phone');
  });

  test('posts the next question, and the one before it shows its result', async () => {
    const before = await results(ben).count();
    await send(anna, '/aif post');
    await results(ben).nth(before).waitFor();
    await messages(ben)
      .getByText(/3 answered, (1 was|2 were|3 were) right/)
      .last()
      .waitFor();
    await messages(anna).getByText('Posted.').waitFor();
    await results(anna).last().scrollIntoViewIfNeeded();
    await picture(anna, '5-result');
    await picture(ben, '5-result-phone');
  });

  test('sees where everyone stands', async () => {
    await send(ben, '/aif leaderboard all');
    await ben.getByRole('heading', { name: 'Leaderboard, all time' }).waitFor();
    await picture(ben, '6-leaderboard-phone');
    await send(anna, '/aif me');
    await messages(anna).getByText('Your last answers').waitFor();
    await picture(anna, '7-me');
  });

  test('is told that only members with the right may post', async () => {
    await send(ben, '/aif post');
    await messages(ben).getByText('Posting is for workspace admins and quiz managers').waitFor();
  });

  test('finds the app’s Home tab', async () => {
    const sidebar = anna.getByRole('navigation', { name: 'Conversations' });
    await sidebar.getByText('aif', { exact: true }).click();
    await anna.getByRole('heading', { name: 'Study for AIF-C01' }).waitFor();
    await picture(anna, '8-home');
  });
});
