import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerNewest, type BrowserStand, messages, phone, picture, send, standUp, wide } from './stand.ts';

let stand: BrowserStand;
beforeAll(async () => {
  stand = await standUp();
});
afterAll(() => stand?.close());

const sidebar = (page: Page) => page.getByRole('navigation', { name: 'Conversations' });
const thread = (page: Page) => page.getByRole('complementary', { name: 'Thread' });
const newest = (page: Page) => messages(page).getByRole('article').last();

/** There once the composer is that of the channel: what is typed before goes nowhere. */
async function enter(page: Page, channel: string): Promise<void> {
  await sidebar(page).getByRole('link', { name: channel }).click();
  await page.getByRole('combobox', { name: `Message #${channel}` }).waitFor();
}

describe('a team with two channels', () => {
  let anna: Page;
  let ben: Page;

  test('brings the app into the second one, when it says that it is not there', async () => {
    anna = await stand.open('Anna', wide);
    ben = await stand.open('Ben', phone);
    await enter(anna, 'general');
    await send(anna, '/aif schedule mon-fri 09:00 Europe/Berlin close 17:00');
    await messages(anna).getByText('Type /invite @aif in the channel').waitFor();
    await send(anna, '/invite @aif');
    await messages(anna).getByText('added aif to this channel').waitFor();
    await send(anna, '/aif schedule mon-fri 09:00 Europe/Berlin close 17:00');
    await messages(anna).getByText('Saved.').waitFor();
    await send(anna, '/aif post');
    await messages(anna).getByRole('heading', { name: 'Question for the team' }).waitFor();
    await picture(anna, 'channels-1-invited');
  });

  test('sees on a phone what is unread elsewhere, until it is read', async () => {
    await ben.getByRole('button', { name: 'Conversations' }).click();
    const general = sidebar(ben).getByRole('link', { name: 'general 2 unread' });
    await general.waitFor();
    await picture(ben, 'channels-2-unread-phone');
    await general.click();
    await messages(ben).getByRole('heading', { name: 'Question for the team' }).waitFor();
    await ben.getByRole('button', { name: 'Conversations' }).click();
    await sidebar(ben).getByRole('link', { name: 'general', exact: true }).waitFor();
    await sidebar(ben).getByRole('link', { name: 'aif-study' }).click();
  });

  test('talks about a result in its thread', async () => {
    await messages(ben).getByRole('link', { name: '1 reply' }).last().click();
    await thread(ben).getByText('The answer is in. What made you choose yours').waitFor();
    await thread(ben)
      .getByRole('combobox', { name: /Reply/ })
      .fill('I fell for the nearest word in the text.');
    await thread(ben).getByRole('combobox', { name: /Reply/ }).press('Enter');
    await thread(ben).getByText('I fell for the nearest word').waitFor();
    await picture(ben, 'channels-3-thread-phone');
    await thread(ben).getByRole('link', { name: 'Close thread' }).click();
    await sidebar(anna).getByRole('link', { name: 'aif-study' }).click();
    await messages(anna).getByRole('link', { name: '2 replies' }).click();
    await thread(anna).getByText('I fell for the nearest word').waitFor();
    await picture(anna, 'channels-4-thread');
    await thread(anna).getByRole('link', { name: 'Close thread' }).click();
  });

  test('keeps boards apart: what counts in one channel does not in the other', async () => {
    await enter(anna, 'general');
    await send(anna, '/aif leaderboard all');
    await messages(anna).getByText('No points here yet.').waitFor();
  });

  test('practises in private, goes on to another question and reads the section', async () => {
    await send(anna, '/aif practice Precision');
    await newest(anna).getByText('only you see this').waitFor();
    await picture(anna, 'channels-5-practice');
    await answerNewest(anna, 0);
    await newest(anna)
      .getByText(/Right!|Not this time/)
      .waitFor();
    await newest(anna).getByRole('button', { name: 'Read the section Precision' }).click();
    const section = anna.getByRole('dialog');
    await section.getByRole('heading', { name: 'Precision' }).waitFor();
    await section.getByRole('button', { name: 'Close' }).last().click();
    await section.waitFor({ state: 'hidden' });
    await newest(anna).getByRole('button', { name: 'Next practice question' }).click();
    await newest(anna).getByText('question 2,').waitFor();
    await ben.getByRole('button', { name: 'Conversations' }).click();
    await sidebar(ben).getByRole('link', { name: 'general' }).click();
    expect(await messages(ben).getByText('only you see this').count()).toBe(0);
  });

  test('sets a schedule by the form on a phone', async () => {
    const phoned = await stand.open('Anna', phone);
    await send(phoned, '/aif schedule');
    const form = phoned.getByRole('dialog');
    await form.getByLabel('Sunday').uncheck();
    await form.getByLabel('Close at').fill('23:59');
    await picture(phoned, 'channels-6-form-phone');
    await form.getByRole('button', { name: 'Save' }).click();
    await form.getByText('Saved.').waitFor();
    await form.getByText(/Monday to Saturday at \d\d:\d\d, closes at 23:59, Europe\/Berlin/).waitFor();
    await picture(phoned, 'channels-7-saved-phone');
  });
});
