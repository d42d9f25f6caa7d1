import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { asUserId } from '../../src/quiz/ids.ts';
import type { Snapshot } from '../../src/quiz/snapshot.ts';
import { type AppStand, standUp, wordsOf, workspace } from './app-stand.ts';
import { filledWith } from './filled-with.ts';
import { libraryOf } from './library-of.ts';
import { practising } from './practising.ts';

let stand: AppStand;
let ben: ReturnType<typeof practising>;
beforeEach(async () => {
  stand = await standUp({ complaints: /a response_url refused an answer: expired_url/ });
  ben = practising(stand);
});
afterEach(() => stand.close());

describe('a form', () => {
  test('that was left open over a restart still submits', async () => {
    ben.only('ordering');
    const question = await ben.begin();
    await ben.openForm(question);
    await stand.restart();
    const { snapshot } = await ben.attemptIn(question);
    const verdict = await ben.changed(stand.ben, () => stand.ben.submit(filledWith(snapshot, snapshot.key)));
    expect(verdict.ts).toBe(question.ts);
    expect(wordsOf(verdict)).toContain('Right!');
  });

  test('that was open for an hour is answered by a new private message, and the run goes on there', async () => {
    ben.only('matching');
    const question = await ben.begin();
    await ben.openForm(question);
    await stand.sandbox.advanceClock(60 * 60_000);
    const { snapshot } = await ben.attemptIn(question);
    const verdict = await ben.changed(stand.ben, () => stand.ben.submit(filledWith(snapshot, snapshot.key)));
    expect(verdict.ts).not.toBe(question.ts);
    expect(verdict.ephemeral).toBe(true);
    expect(wordsOf(await ben.press(verdict, 'Next'))).toContain('question 2, 1 right so far');
    await stand.ben.click(question, { text: 'Answer' });
    const old = await stand.sees(stand.ben, 'You have answered this one already', 'Right!');
    expect(old.ts).toBe(question.ts);
  });

  test('that asks for too many, too few or one option twice says so and counts nothing', async () => {
    ben.only('ordering');
    const question = await ben.begin();
    const { snapshot } = await ben.attemptIn(question);
    await ben.openForm(question);
    await stand.ben.submit(
      filledWith(
        snapshot,
        snapshot.key.map(() => 1),
      ),
    );
    expect(JSON.stringify(stand.ben.views())).toContain('Each one is used once.');
    expect((await ben.attemptIn(question)).answer).toBeUndefined();
  });

  test('of a question that a channel began to answer meanwhile waits', async () => {
    ben.only('multiple');
    const question = await ben.begin();
    const { snapshot } = await ben.attemptIn(question);
    await ben.openForm(question);
    const bank = stand.deps.library().knowledge.questions;
    const live = { ...libraryOf('multiple') };
    live.knowledge = { ...live.knowledge, questions: bank.filter(({ id }) => id === snapshot.questionId) };
    stand.deps.library = () => live;
    await stand.anna.command('aif-study', '/aif post');
    await stand.sees(stand.anna, 'Posted.');
    await stand.ben.submit(filledWith(snapshot, snapshot.key));
    expect(JSON.stringify(stand.ben.views())).toContain('practice would give it away');
    expect((await ben.attemptIn(question)).answer).toBeUndefined();
  });
});

describe('a form that means nothing any more', () => {
  /** Ben's open form, as another version or another person might have left it. */
  async function openWith(metadata: string): Promise<Snapshot> {
    ben.only('ordering');
    const question = await ben.begin();
    const { snapshot } = await ben.attemptIn(question);
    await ben.openForm(question);
    const form = stand.ben.views().at(-1);
    if (form?.view.type !== 'modal') throw new Error('there is no form');
    const { title, submit, blocks, callback_id } = form.view;
    const client = await stand.deps.clientFor(workspace);
    const view = { type: 'modal', title, submit, blocks, callback_id, private_metadata: metadata } as const;
    await client.views.update({ view_id: form.id, view: JSON.parse(JSON.stringify(view)) });
    return snapshot;
  }

  test.each([
    ['{"attempt":"gone","channel":"C0STUDY"}', 'I do not know this practice question'],
    ['{"channel":"C0STUDY"}', 'This form is from another version of the app'],
    ['not json', 'This form is from another version of the app'],
  ])('because it carries %s says so', async (metadata, sentence) => {
    const snapshot = await openWith(metadata);
    await stand.ben.submit(filledWith(snapshot, snapshot.key));
    expect(JSON.stringify(stand.ben.views())).toContain(sentence);
  });

  test('because the member’s data was deleted says so, and begins anew', async () => {
    ben.only('matching');
    const question = await ben.begin();
    const { snapshot } = await ben.attemptIn(question);
    await ben.openForm(question);
    await stand.deps.store.deletePerson(workspace, asUserId(stand.ben.id));
    await stand.ben.submit(filledWith(snapshot, snapshot.key));
    expect(JSON.stringify(stand.ben.views())).toContain('I do not know this practice question');
    expect(wordsOf(await ben.begin())).toContain('question 1, 0 right so far');
  });
});
