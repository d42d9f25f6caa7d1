import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shippedLibrary } from '../shipped-library.ts';
import { type BrowserStand, messages, phone, picture, send, standUp, wide } from './stand.ts';

let stand: BrowserStand;
beforeAll(async () => {
  stand = await standUp();
});
afterAll(() => stand?.close());

/** Which words say too little changes with every fit of the ranking. */
const VAGUE = [
  'data',
  'quality',
  'model',
  'service',
  'how to read an AUC value',
  'when to host a model myself',
];

async function vagueQuestion(): Promise<string> {
  const { ask } = await shippedLibrary();
  const vague = VAGUE.find(question => ask(question).kind === 'choices');
  if (vague === undefined) throw new Error('nothing is vague enough to be asked back');
  return vague;
}

const newest = (page: Page) => messages(page).getByRole('article').last();

describe('a learner asks the guide', () => {
  let anna: Page;
  let ben: Page;

  test('and sees both sides of a difference, with where they stand', async () => {
    anna = await stand.open('Anna', wide);
    await send(anna, '/aif ask difference between precision and recall');
    await newest(anna).getByText('precision = TP / (TP + FP)').waitFor();
    await newest(anna).getByText('recall = TP / (TP + FN)').waitFor();
    await picture(anna, 'ask-1-difference');
  });

  test('says whether it helped, reads on, and is quizzed on it', async () => {
    const answer = newest(anna);
    await messages(anna).getByRole('button', { name: 'This answer was helpful' }).last().click();
    await messages(anna).getByText('Thanks, good to know.').waitFor();
    await messages(anna)
      .getByRole('button', { name: 'Read the section Recall (Sensitivity)' })
      .last()
      .click();
    const section = anna.getByRole('dialog');
    await section.getByText('A railway scans wheels').waitFor();
    await picture(anna, 'ask-2-read');
    await section.getByRole('button', { name: 'Close' }).last().click();
    await section.waitFor({ state: 'hidden' });
    await messages(anna).getByRole('button', { name: 'Quiz me on this' }).last().click();
    await messages(anna).getByText('Practice').last().waitFor();
    await picture(anna, 'ask-3-quiz');
    expect(await answer.count()).toBe(1);
  });

  test('shares an answer with everybody', async () => {
    ben = await stand.open('Ben', phone);
    await send(anna, '/aif ask which service ingests streaming data');
    await newest(anna).getByText('Amazon Kinesis Data Streams').first().waitFor();
    await messages(anna).getByRole('button', { name: 'Share to channel' }).last().click();
    await newest(ben).getByText('shared an answer from the study guide').waitFor();
    await newest(ben).getByText('Renamed from Amazon Kinesis Data Firehose').waitFor();
    await picture(ben, 'ask-4-shared-phone');
  });

  test('chooses what was meant', async () => {
    await send(ben, `/aif ask ${await vagueQuestion()}`);
    await newest(ben).getByText('Did you mean one of these?').waitFor();
    await picture(ben, 'ask-5-choices-phone');
    await newest(ben)
      .getByRole('button', { name: /^Answer from the section / })
      .first()
      .click();
    await newest(ben).getByText('facts checked on').waitFor();
  });

  test('is told kindly when the guide does not say, and what it covers', async () => {
    await send(ben, '/aif ask best pizza in rome');
    await newest(ben).getByText('The study guide does not answer that.').waitFor();
    await newest(ben).getByText('The guide covers:').waitFor();
    await picture(ben, 'ask-6-none-phone');
    await send(anna, '/aif ask best pizza in rome');
    await newest(anna).getByText('The guide covers:').waitFor();
    await picture(anna, 'ask-6-none');
  });

  test('goes on asking in direct messages', async () => {
    await ben.getByRole('button', { name: 'Conversations' }).click();
    await ben.getByRole('navigation', { name: 'Conversations' }).getByText('aif', { exact: true }).click();
    await ben.getByRole('link', { name: 'Messages', exact: true }).click();
    await send(ben, 'how is recall calculated');
    await newest(ben).getByText('recall = 20 / (20 + 5)').waitFor();
    await send(ben, 'and precision?');
    await newest(ben).getByText('precision = 18 / (18 + 2)').waitFor();
    await send(ben, 'an example please');
    await newest(ben).getByText('A streaming service mutes accounts').waitFor();
    await picture(ben, 'ask-7-follow-up-phone');
  });

  test('and a manager sees what the guide lacks', async () => {
    await send(anna, '/aif gaps');
    await newest(anna).getByText('best pizza rome – 2 people').waitFor();
    await picture(anna, 'ask-8-gaps');
  });
});
