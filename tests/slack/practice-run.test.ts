import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { asMemberKey, asUserId } from '../../src/quiz/ids.ts';
import type { PageMessage } from '../../src/sandbox/page-protocol.ts';
import type { Actor } from '../../src/sandbox/testing/actor.ts';
import type { Attempt, AttemptOwner } from '../../src/store/attempts.ts';
import { type AppStand, standUp, study, wordsOf, workspace } from './app-stand.ts';
import { filledWith } from './filled-with.ts';
import { libraryOf } from './library-of.ts';

let stand: AppStand;
beforeEach(async () => {
  stand = await standUp({ complaints: /a response_url refused an answer: expired_url/ });
});
afterEach(() => stand.close());

const only = (type: Parameters<typeof libraryOf>[0]) => {
  stand.deps.library = () => libraryOf(type);
};

/** The newest message of the channel that this member sees after doing something. */
async function changed(member: Actor, act: () => Promise<unknown>): Promise<PageMessage> {
  const seen = () => member.messages('aif-study');
  const before = JSON.stringify(seen());
  await act();
  await stand.sandbox.until(() => JSON.stringify(seen()) !== before);
  await stand.sandbox.settled();
  const last = seen().at(-1);
  if (!last) throw new Error('there is no message');
  return last;
}
const begin = (topic = '', member = stand.ben) =>
  changed(member, () => member.command('aif-study', `/aif practice ${topic}`));
const press = (message: PageMessage, text: string, member = stand.ben) =>
  changed(member, () => member.click(message, { text }));

async function ownerOf(member: Actor): Promise<AttemptOwner> {
  const user = asUserId(member.id);
  const known = { workspace, user, key: asMemberKey('new'), name: 'x', timeZone: undefined, now: 1 };
  return { workspace, member: (await stand.deps.store.rememberMember(known)).key };
}
async function attemptIn(message: PageMessage, member = stand.ben): Promise<Attempt> {
  const id = /"attempt\\":\\"(.+?)\\"/.exec(JSON.stringify(message.blocks))?.[1] ?? '';
  const attempt = await stand.deps.store.findAttempt(await ownerOf(member), id);
  if (!attempt) throw new Error('there is no attempt');
  return attempt;
}
async function openForm(message: PageMessage): Promise<void> {
  await stand.ben.click(message, { text: 'Answer' });
  await stand.sandbox.until(() => stand.ben.views().length > 0);
}
/** Answers a single-choice question, rightly or not. */
async function tap(message: PageMessage, right: boolean, member = stand.ben): Promise<PageMessage> {
  const { snapshot } = await attemptIn(message, member);
  const [key = 0] = snapshot.key;
  const position = right ? key : (key + 1) % snapshot.options.length;
  return changed(member, () => member.click(message, { actionId: `practice-answer:${position}` }));
}

test('one message goes from question to verdict to the next question, and ends with what to read', async () => {
  only('single');
  const first = await begin();
  expect(wordsOf(first)).toContain('question 1, 0 right so far');
  const missed = (await attemptIn(first)).snapshot;
  const second = await press(await tap(first, false), 'Next');
  expect(wordsOf(second)).toContain('question 2, 0 right so far');
  const third = await press(await tap(second, true), 'Next');
  expect(wordsOf(third)).toContain('question 3, 1 right so far');
  const summary = await press(third, 'Stop');
  expect(stand.ben.messages('aif-study')).toHaveLength(1);
  expect(stand.anna.messages('aif-study')).toEqual([]);
  const title = stand.deps.library().findSection(missed.sectionId)?.title ?? '?';
  expect(wordsOf(summary)).toContain('1 of 2 right.');
  expect(wordsOf(summary)).toMatch(/: 0 of 1 right/);
  await stand.ben.click(summary, { text: `Read: ${title}` });
  await stand.sandbox.until(() => stand.ben.views().length > 0);
  await stand.ben.closeView();
  const again = await press(summary, 'Practise again');
  expect(wordsOf(again)).toContain('question 1, 0 right so far');
});

describe.each(['multiple', 'ordering', 'matching'] as const)('a %s question', type => {
  test('is answered by a form, and the verdict takes its place', async () => {
    only(type);
    const question = await begin();
    const { snapshot } = await attemptIn(question);
    await openForm(question);
    const shown = JSON.stringify([question, stand.ben.views()]);
    for (const { why } of snapshot.options) expect(shown).not.toContain(why);
    const verdict = await changed(stand.ben, () => stand.ben.submit(filledWith(snapshot, snapshot.key)));
    expect(verdict.ts).toBe(question.ts);
    expect(wordsOf(verdict)).toContain('Right!');
    const next = await press(verdict, 'Next');
    expect(next.ts).toBe(question.ts);
    expect(wordsOf(next)).toContain('question 2, 1 right so far');
  });
});

test('two presses of "Next" at once ask one question', async () => {
  only('single');
  const verdict = await tap(await begin(), true);
  await changed(stand.ben, () =>
    Promise.all([stand.ben.click(verdict, { text: 'Next' }), stand.ben.click(verdict, { text: 'Next' })]),
  );
  const shown = stand.ben.messages('aif-study').at(-1);
  const { run } = await attemptIn(shown ?? verdict);
  const steps = await stand.deps.store.listRun(await ownerOf(stand.ben), run?.id ?? '');
  expect(steps.map(({ correct }) => correct)).toEqual([true, undefined]);
});

test('a run asks each question of its topic once and then ends by itself', async () => {
  only('single');
  const { knowledge } = stand.deps.library();
  const topic = 'data-drift-and-concept-drift';
  const count = knowledge.questions.filter(({ section }) => section === topic).length;
  expect(count).toBeGreaterThan(1);
  const had = new Set<string>();
  let message = await begin(topic);
  for (let place = 1; place <= count; place += 1) {
    had.add((await attemptIn(message)).snapshot.questionId);
    message = await press(await tap(message, false), 'Next');
  }
  expect(had.size).toBe(count);
  expect(wordsOf(message)).toContain('That was every question on Data Drift and Concept Drift.');
  expect(wordsOf(message)).toContain(`0 of ${count} right.`);
});

test('two members at once never see each other’s run', async () => {
  only('single');
  const bens = await begin();
  const chloes = await begin('', stand.chloe);
  await tap(bens, true);
  const verdict = await tap(chloes, false, stand.chloe);
  expect(wordsOf(verdict)).toContain('question 1, 0 right so far');
  expect(stand.ben.messages('aif-study')).toHaveLength(1);
  const summary = await press(verdict, 'Stop', stand.chloe);
  expect(wordsOf(summary)).toContain('0 of 1 right.');
});

test('what a member says of how sure they were is kept beside the answer, with the reasons open', async () => {
  only('single');
  const question = await begin();
  const verdict = await press(await tap(question, true), 'Why');
  const rated = await press(verdict, 'I guessed');
  expect(wordsOf(rated)).toContain('You said: I guessed');
  for (const { why } of (await attemptIn(question)).snapshot.options) {
    expect(wordsOf(rated)).toContain(escaped(why));
  }
  expect((await attemptIn(question)).answer?.confidence).toBe('guess');
});

describe('a form', () => {
  test('that was left open over a restart still submits', async () => {
    only('ordering');
    const question = await begin();
    await openForm(question);
    await stand.restart();
    const { snapshot } = await attemptIn(question);
    const verdict = await changed(stand.ben, () => stand.ben.submit(filledWith(snapshot, snapshot.key)));
    expect(verdict.ts).toBe(question.ts);
    expect(wordsOf(verdict)).toContain('Right!');
  });

  test('that was open for an hour is answered by a new private message, and the run goes on there', async () => {
    only('matching');
    const question = await begin();
    await openForm(question);
    await stand.sandbox.advanceClock(60 * 60_000);
    const { snapshot } = await attemptIn(question);
    const verdict = await changed(stand.ben, () => stand.ben.submit(filledWith(snapshot, snapshot.key)));
    expect(verdict.ts).not.toBe(question.ts);
    expect(verdict.ephemeral).toBe(true);
    expect(wordsOf(await press(verdict, 'Next'))).toContain('question 2, 1 right so far');
    await stand.ben.click(question, { text: 'Answer' });
    const old = await stand.sees(stand.ben, 'You have answered this one already', 'Right!');
    expect(old.ts).toBe(question.ts);
  });

  test('that asks for too many, too few or one option twice says so and counts nothing', async () => {
    only('ordering');
    const question = await begin();
    const { snapshot } = await attemptIn(question);
    await openForm(question);
    await stand.ben.submit(
      filledWith(
        snapshot,
        snapshot.key.map(() => 1),
      ),
    );
    expect(JSON.stringify(stand.ben.views())).toContain('Each one is used once.');
    expect((await attemptIn(question)).answer).toBeUndefined();
  });

  test('of a question that a channel began to answer meanwhile waits', async () => {
    only('multiple');
    const question = await begin();
    const { snapshot } = await attemptIn(question);
    await openForm(question);
    const bank = stand.deps.library().knowledge.questions;
    const live = { ...libraryOf('multiple') };
    live.knowledge = { ...live.knowledge, questions: bank.filter(({ id }) => id === snapshot.questionId) };
    stand.deps.library = () => live;
    await stand.anna.command('aif-study', '/aif post');
    await stand.sees(stand.anna, 'Posted.');
    await stand.ben.submit(filledWith(snapshot, snapshot.key));
    expect(JSON.stringify(stand.ben.views())).toContain('practice would give it away');
    expect((await attemptIn(question)).answer).toBeUndefined();
  });
});

test.each([
  ['practice-form', { attempt: 'gone' }, 'I do not know this practice question'],
  ['practice-why', { attempt: 'gone' }, 'I do not know this practice question'],
  [
    'practice-rate',
    { attempt: 'gone', confidence: 'sure', why: false },
    'I do not know this practice question',
  ],
  ['practice-stop', { run: 'gone' }, 'Nothing answered this time.'],
  ['practice-next', {}, 'question 1, 0 right so far'],
  ['practice-next', { run: 'gone' }, 'question 1, 0 right so far'],
  ['practice-next', { topic: { kind: 'section', id: 'gone' } }, 'There is nothing to practise on that.'],
  ['practice-why', {}, 'This button is from another version of the app.'],
])(
  'a %s button of somebody else or of long ago, carrying %o, is answered kindly',
  async (name, value, said) => {
    const client = await stand.deps.clientFor(workspace);
    const button = {
      type: 'button',
      action_id: name,
      value: JSON.stringify(value),
      text: { type: 'plain_text', text: 'Press' },
    } as const;
    const blocks = [{ type: 'actions' as const, elements: [button] }];
    await client.chat.postEphemeral({ channel: study, user: stand.ben.id, text: 'From long ago', blocks });
    await stand.ben.click(await stand.sees(stand.ben, 'From long ago'), { text: 'Press' });
    await stand.sees(stand.ben, said);
  },
);

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
