import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PageMessage } from '../../src/sandbox/page-protocol.ts';
import { type AppStand, standUp, study, wordsOf, workspace } from './app-stand.ts';
import { filledWith } from './filled-with.ts';
import { practising } from './practising.ts';

let stand: AppStand;
let ben: ReturnType<typeof practising>;
beforeEach(async () => {
  stand = await standUp({ complaints: /a response_url refused an answer: expired_url/ });
  ben = practising(stand);
});
afterEach(() => stand.close());

test('one message goes from question to verdict to the next question, and ends with what to read', async () => {
  ben.only('single');
  const first = await ben.begin();
  expect(wordsOf(first)).toContain('question 1, 0 right so far');
  const missed = (await ben.attemptIn(first)).snapshot;
  const second = await ben.press(await ben.tap(first, false), 'Next');
  expect(wordsOf(second)).toContain('question 2, 0 right so far');
  const third = await ben.press(await ben.tap(second, true), 'Next');
  expect(wordsOf(third)).toContain('question 3, 1 right so far');
  const summary = await ben.press(third, 'Stop');
  expect(stand.ben.messages('aif-study')).toHaveLength(1);
  expect(stand.anna.messages('aif-study')).toEqual([]);
  const title = stand.deps.library().findSection(missed.sectionId)?.title ?? '?';
  expect(wordsOf(summary)).toContain('1 of 2 right.');
  expect(wordsOf(summary)).toMatch(/: 0 of 1 right/);
  await stand.ben.click(summary, { text: `Read: ${title}` });
  await stand.sandbox.until(() => stand.ben.views().length > 0);
  await stand.ben.closeView();
  const again = await ben.press(summary, 'Practise again');
  expect(wordsOf(again)).toContain('question 1, 0 right so far');
});

describe.each(['multiple', 'ordering', 'matching'] as const)('a %s question', type => {
  test('is answered by a form, and the verdict takes its place', async () => {
    ben.only(type);
    const question = await ben.begin();
    const { snapshot } = await ben.attemptIn(question);
    await ben.openForm(question);
    const shown = JSON.stringify([question, stand.ben.views()]);
    for (const { why } of snapshot.options) expect(shown).not.toContain(why);
    const verdict = await ben.changed(stand.ben, () => stand.ben.submit(filledWith(snapshot, snapshot.key)));
    expect(verdict.ts).toBe(question.ts);
    expect(wordsOf(verdict)).toContain('Right!');
    const next = await ben.press(verdict, 'Next');
    expect(next.ts).toBe(question.ts);
    expect(wordsOf(next)).toContain('question 2, 1 right so far');
  });
});

test('two presses of "Next" at once ask one question', async () => {
  ben.only('single');
  const verdict = await ben.tap(await ben.begin(), true);
  await ben.changed(stand.ben, () =>
    Promise.all([stand.ben.click(verdict, { text: 'Next' }), stand.ben.click(verdict, { text: 'Next' })]),
  );
  const shown = stand.ben.messages('aif-study').at(-1);
  const { run } = await ben.attemptIn(shown ?? verdict);
  const steps = await stand.deps.store.listRun(await ben.ownerOf(stand.ben), run?.id ?? '');
  expect(steps.map(({ correct }) => correct)).toEqual([true, undefined]);
});

test('a run asks each question of its topic once and then ends by itself', async () => {
  ben.only('single');
  const { knowledge } = stand.deps.library();
  const topic = 'data-drift-and-concept-drift';
  const count = knowledge.questions.filter(({ section }) => section === topic).length;
  expect(count).toBeGreaterThan(1);
  const had = new Set<string>();
  let message = await ben.begin(topic);
  for (let place = 1; place <= count; place += 1) {
    had.add((await ben.attemptIn(message)).snapshot.questionId);
    message = await ben.press(await ben.tap(message, false), 'Next');
  }
  expect(had.size).toBe(count);
  expect(wordsOf(message)).toContain('That was every question on Data Drift and Concept Drift.');
  expect(wordsOf(message)).toContain(`0 of ${count} right.`);
});

describe('coming back to practice that was not finished', () => {
  /** Ben answers two questions of a run on a topic, the first rightly, and sees the third. */
  async function begun(topic = ''): Promise<PageMessage> {
    ben.only('single');
    const second = await ben.press(await ben.tap(await ben.begin(topic), true), 'Next');
    return ben.press(await ben.tap(second, false), 'Next');
  }

  test('offers to go on with the question that waited, after a restart too', async () => {
    const waiting = (await ben.attemptIn(await begun('model monitor'))).snapshot;
    await stand.restart();
    const offer = await ben.begin();
    expect(wordsOf(offer)).toContain('You are in the middle of practice on');
    expect(wordsOf(offer)).toContain(': 2 answered, 1 right.');
    const question = await ben.press(offer, 'Go on');
    expect(question.ts).toBe(offer.ts);
    expect((await ben.attemptIn(question)).snapshot).toEqual(waiting);
    expect(wordsOf(question)).toContain('question 3, 1 right so far · topic: ');
  });

  test('offers to begin anew, and what was left is not offered again', async () => {
    await begun();
    const fresh = await ben.press(await ben.begin(), 'Begin anew');
    expect(wordsOf(fresh)).toContain('question 1, 0 right so far');
    expect(wordsOf(await ben.begin())).toContain('nothing answered yet');
    await ben.press(fresh, 'Stop');
    expect(wordsOf(await ben.begin())).toContain('question 1, 0 right so far');
  });

  test('finds the old message still good: its buttons go on with its own run', async () => {
    const old = await begun();
    await ben.press(await ben.begin(), 'Begin anew');
    await stand.restart();
    const now = () => stand.ben.messages('aif-study').find(({ ts }) => ts === old.ts) ?? old;
    await ben.tap(old, true);
    await ben.press(now(), 'Next');
    expect(wordsOf(now())).toContain('question 4, 2 right so far');
    expect(wordsOf(await ben.begin())).toContain(': 3 answered, 2 right.');
  });

  test('is not asked about by who names a topic, by others, or half a day later', async () => {
    await begun();
    expect(wordsOf(await ben.begin('1.3.6'))).toContain('question 1, 0 right so far');
    expect(wordsOf(await ben.begin('', stand.chloe))).toContain('question 1, 0 right so far');
    await stand.sandbox.advanceClock(13 * 60 * 60_000);
    expect(wordsOf(await ben.begin())).toContain('question 1, 0 right so far');
  });
});

test('two members at once never see each other’s run', async () => {
  ben.only('single');
  const bens = await ben.begin();
  const chloes = await ben.begin('', stand.chloe);
  await ben.tap(bens, true);
  const verdict = await ben.tap(chloes, false, stand.chloe);
  expect(wordsOf(verdict)).toContain('question 1, 0 right so far');
  expect(stand.ben.messages('aif-study')).toHaveLength(1);
  const summary = await ben.press(verdict, 'Stop', stand.chloe);
  expect(wordsOf(summary)).toContain('0 of 1 right.');
});

test('what a member says of how sure they were is kept beside the answer, with the reasons open', async () => {
  ben.only('single');
  const question = await ben.begin();
  const verdict = await ben.press(await ben.tap(question, true), 'Why');
  const rated = await ben.press(verdict, 'I guessed');
  expect(wordsOf(rated)).toContain('You said: I guessed');
  for (const { why } of (await ben.attemptIn(question)).snapshot.options) {
    expect(wordsOf(rated)).toContain(escaped(why));
  }
  expect((await ben.attemptIn(question)).answer?.confidence).toBe('guess');
});

describe('on the Home tab, which has no messages', () => {
  test('practice goes on in a modal, forms and all', async () => {
    ben.only('ordering');
    const view = await stand.ben.openHome();
    expect(view).toBeDefined();
    const client = await stand.deps.clientFor(workspace);
    const button = {
      type: 'button',
      action_id: 'practice',
      value: '{}',
      text: { type: 'plain_text', text: 'Practise now' },
    } as const;
    await client.views.publish({
      user_id: stand.ben.id,
      view: { type: 'home', blocks: [{ type: 'actions', elements: [button] }] },
    });
    const shown = () => stand.ben.views().at(-1);
    const said = (text: string) =>
      stand.sandbox.until(() => {
        const top = shown();
        return top && wordsOf({ text: '', blocks: top.view.blocks }).includes(text) ? top : undefined;
      });
    await stand.ben.click('home', { text: 'Practise now' });
    const question = await said('question 1, 0 right so far');
    const id = /"attempt\\":\\"(.+?)\\"/.exec(JSON.stringify(question.view.blocks))?.[1] ?? '';
    const attempt = await stand.deps.store.findAttempt(await ben.ownerOf(stand.ben), id);
    await stand.ben.click('view', { text: 'Answer' });
    await said('Practice: only you see this');
    await stand.ben.submit(filledWith({ type: 'ordering' }, attempt?.snapshot.key ?? []));
    await said('Right!');
    await stand.ben.click('view', { text: 'Next' });
    await said('question 2, 1 right so far');
    expect(stand.ben.messages('aif-study')).toEqual([]);
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
