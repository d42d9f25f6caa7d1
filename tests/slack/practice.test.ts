import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { objectivesOf } from '../../src/content/exam.ts';
import { buildLibrary } from '../../src/library.ts';
import { asMemberKey, asUserId } from '../../src/quiz/ids.ts';
import type { Topic } from '../../src/quiz/select-practice.ts';
import type { PageMessage } from '../../src/sandbox/page-protocol.ts';
import { findTopic, questionsOn } from '../../src/slack/actions/practice-topic.ts';
import type { AttemptOwner } from '../../src/store/attempts.ts';
import { type AppStand, library, standUp, study, withQuestions, wordsOf, workspace } from './app-stand.ts';
import { libraryOf } from './library-of.ts';

const { knowledge } = library;

describe('a topic', () => {
  test.each<[string, Topic]>([
    ['drift', { kind: 'section', id: 'data-drift-and-concept-drift' }],
    ['model-training', { kind: 'section', id: 'model-training' }],
    ['Data Collection', { kind: 'section', id: 'data-collection' }],
    ['recall', { kind: 'section', id: 'recall' }],
    ['MAE', { kind: 'section', id: 'mean-absolute-error' }],
    ['1.3.6', { kind: 'objective', id: '1.3.6' }],
    ['objective 1.3.2', { kind: 'objective', id: '1.3.2' }],
    ['SageMaker Clarify', { kind: 'service', id: 'sagemaker-clarify' }],
    ['clarify', { kind: 'service', id: 'sagemaker-clarify' }],
  ])('%s is found', (typed, topic) => {
    expect(findTopic(typed, library)).toEqual({ kind: 'topic', topic });
    expect(questionsOn(topic, knowledge).length).toBeGreaterThan(0);
  });

  test.each(['5.1.1', '9.9.9', '1.3'])('%s has no questions, so objectives that have are named', typed => {
    const found = findTopic(typed, library);
    expect(found).toMatchObject({ kind: 'none' });
    const topics = found.kind === 'topic' ? [] : found.topics;
    expect(topics).toContainEqual({ kind: 'objective', id: '1.3.1' });
  });

  test('of a section has the sections below it too', () => {
    const sections = new Set(
      questionsOn({ kind: 'section', id: 'classification-metrics' }, knowledge).map(({ section }) => section),
    );
    expect([...sections]).toEqual(
      expect.arrayContaining(['classification-metrics', 'accuracy', 'recall', 'auc-pr']),
    );
    expect(sections).not.toContain('r-squared');
  });

  test('of every section of the guide has questions, so that no "Quiz me" leads nowhere', () => {
    const empty = knowledge.sections.filter(
      ({ id }) => questionsOn({ kind: 'section', id }, knowledge).length === 0,
    );
    expect(empty).toEqual([]);
  });
});

describe('in Slack', () => {
  let stand: AppStand;
  beforeEach(async () => {
    stand = await standUp({ library: () => libraryOf('single') });
  });
  afterEach(() => stand.close());

  const seen = () => stand.ben.messages('aif-study');

  /** The newest message that Ben sees after doing something: a new one, or one in the place of another. */
  async function changed(act: () => Promise<unknown>): Promise<PageMessage> {
    const before = JSON.stringify(seen());
    await act();
    await stand.sandbox.until(() => JSON.stringify(seen()) !== before);
    await stand.sandbox.settled();
    const last = seen().at(-1);
    if (!last) throw new Error('there is no message');
    return last;
  }
  const command = (line: string) => changed(() => stand.ben.command('aif-study', line));
  const press = (message: PageMessage, text: string) => changed(() => stand.ben.click(message, { text }));
  const pressId = (message: PageMessage, actionId: string) =>
    changed(() => stand.ben.click(message, { actionId }));
  const answer = (message: PageMessage, position: number) => pressId(message, `practice-answer:${position}`);

  /** What stands on a message's buttons in rows. */
  const labelsOf = (message: PageMessage) =>
    message.blocks
      .flatMap(block => (block.type === 'actions' ? block.elements : []))
      .map(element => (element.type === 'button' ? element.text.text : element.type));
  const idIn = (message: PageMessage) =>
    /"attempt\\":\\"(.+?)\\"/.exec(JSON.stringify(message.blocks))?.[1] ?? '';

  async function asOwner(userId: string): Promise<AttemptOwner> {
    const member = await stand.deps.store.rememberMember({
      workspace,
      user: asUserId(userId),
      key: asMemberKey('new'),
      name: 'someone',
      timeZone: undefined,
      now: 1,
    });
    return { workspace, member: member.key };
  }
  /** The attempt behind a question of Ben's, with where its right and a wrong option are. */
  async function attemptOf(message: PageMessage) {
    const attempt = await stand.deps.store.findAttempt(await asOwner(stand.ben.id), idIn(message));
    if (!attempt) throw new Error('there is no attempt');
    const [right = 0] = attempt.snapshot.key;
    return { ...attempt, right, wrong: (right + 1) % attempt.snapshot.options.length };
  }
  /** A message that everyone sees, with a button for an answer. */
  async function leaveButton(value: { attempt: string; position: number }): Promise<PageMessage> {
    const client = await stand.deps.clientFor(workspace);
    const button = {
      type: 'button',
      action_id: 'practice-answer:0',
      value: JSON.stringify(value),
      text: { type: 'plain_text', text: 'A' },
    } as const;
    await client.chat.postMessage({
      channel: study,
      text: 'A copy',
      blocks: [{ type: 'actions', elements: [button] }],
    });
    return stand.sees(stand.ben, 'A copy');
  }
  /** A library that has this question alone. */
  const libraryWith = (questionId: string | undefined) =>
    withQuestions(knowledge.questions.filter(({ id }) => id === questionId));

  test('a practice question is private, like a round, and tells nothing of its answer', async () => {
    const message = await command('/aif practice');
    const { snapshot } = await attemptOf(message);
    expect(message.ephemeral).toBe(true);
    expect(wordsOf(message)).toContain('only you see this, it does not count');
    expect(labelsOf(message)).toEqual(['A', 'B', 'C', 'D', 'Stop']);
    expect(snapshot.options).toHaveLength(4);
    for (const { text } of snapshot.options) expect(wordsOf(message)).toContain(escaped(text));
    for (const { why } of snapshot.options) expect(wordsOf(message)).not.toContain(escaped(why));
    expect(JSON.stringify(message)).not.toContain(snapshot.questionId);
    expect(stand.anna.messages('aif-study')).toEqual([]);
  });

  test('the answer takes the place of the question, with what was wrong, and every reason on demand', async () => {
    const question = await command('/aif practice');
    const { snapshot, wrong } = await attemptOf(question);
    const verdict = await answer(question, wrong);
    expect(seen()).toHaveLength(1);
    expect(wordsOf(verdict)).toContain('Not this time.');
    expect(wordsOf(verdict)).toContain('(wrong, your answer)');
    expect(wordsOf(verdict)).toContain('Facts checked on');
    const explained = snapshot.options.filter(({ why }) => wordsOf(verdict).includes(escaped(why)));
    expect(explained).toEqual(
      snapshot.options.filter((_, position) => [wrong, ...snapshot.key].includes(position)),
    );
    const whole = await press(verdict, 'Why');
    for (const { why } of snapshot.options) expect(wordsOf(whole)).toContain(escaped(why));
    expect(labelsOf(whole)).not.toContain('Why');
    expect(seen()).toHaveLength(1);
    expect((await attemptOf(question)).answer).toMatchObject({ chosen: [wrong], correct: false });
  });

  test('"Next" goes on with the same topic, and the section opens to read', async () => {
    const first = await command('/aif practice 1.3.6');
    expect(wordsOf(first)).toContain('topic: Objective 1.3.6');
    const { snapshot, right } = await attemptOf(first);
    const verdict = await answer(first, right);
    expect(wordsOf(verdict)).toContain('Right!');
    await stand.ben.click(verdict, { actionId: 'read' });
    await stand.sandbox.until(() => stand.ben.views().at(-1));
    await stand.ben.closeView();
    const second = await press(verdict, 'Next');
    expect(seen()).toHaveLength(1);
    const next = (await attemptOf(second)).snapshot;
    expect(next.objective).toBe('1.3.6');
    expect(next.questionId).not.toBe(snapshot.questionId);
  });

  test.each([
    ['a section', 'drift', 'Data Drift and Concept Drift'],
    ['a service', 'SageMaker Clarify', 'Amazon SageMaker Clarify'],
  ])('%s can be practised by its name', async (_what, typed, title) => {
    expect(wordsOf(await command(`/aif practice ${typed}`))).toContain(`topic: ${title}`);
  });

  test.each([
    ['off the subject', 'best pizza in rome'],
    ['emoji', '🍕'],
    ['a mass mention', '<!channel>'],
    ['an objective without questions', '5.1.1'],
    ['2,000 letters', 'y'.repeat(2_000)],
  ])('an unknown topic (%s) is answered with what there is', async (_kind, typed) => {
    const message = await command(`/aif practice ${typed}`);
    expect(wordsOf(message)).toContain('I have no practice questions on');
    expect(wordsOf(message)).not.toContain('<!');
    expect(wordsOf(await press(message, 'All topics'))).toContain('Quiz me on anything');
  });

  test('the closest topic is practised in the place of the sentence', async () => {
    const question = await press(await command('/aif practice 5.1.1'), 'Objective 1.3.1');
    expect(seen()).toHaveLength(1);
    expect((await attemptOf(question)).snapshot.objective).toBe('1.3.1');
  });

  test('a second press shows the first answer again', async () => {
    const question = await command('/aif practice');
    const { right, wrong } = await attemptOf(question);
    await answer(question, wrong);
    const again = await answer(question, right);
    expect(wordsOf(again)).toContain('You have answered this one already');
    expect(wordsOf(again)).toContain('Not this time.');
    expect((await attemptOf(question)).answer).toMatchObject({ correct: false });
  });

  test('two presses at once count once and agree', async () => {
    const question = await command('/aif practice');
    const { right, wrong } = await attemptOf(question);
    await Promise.all(
      [right, wrong].map(position => stand.ben.click(question, { actionId: `practice-answer:${position}` })),
    );
    await stand.sees(stand.ben, 'You have answered this one already');
    await stand.sandbox.settled();
    const counted = (await attemptOf(question)).answer;
    const shown = seen().at(-1);
    expect(shown && wordsOf(shown)).toContain(counted?.correct ? 'Right!' : 'Not this time.');
  });

  test.each([
    ['of somebody else', (id: string) => id],
    ['that does not exist', () => 'gone'],
  ])('a question %s is not answered', async (_which, idFrom) => {
    const bens = await command('/aif practice');
    const copy = await leaveButton({ attempt: idFrom(idIn(bens)), position: 0 });
    await stand.anna.click(copy, { actionId: 'practice-answer:0' });
    await stand.sees(
      stand.anna,
      'I do not know this practice question. Type /aif practice for one of your own.',
    );
    expect((await attemptOf(bens)).answer).toBeUndefined();
  });

  test('an option that the question does not have is refused', async () => {
    const question = await command('/aif practice');
    const edited = await leaveButton({ attempt: idIn(question), position: 9 });
    await stand.ben.click(edited, { actionId: 'practice-answer:0' });
    await stand.sees(
      stand.ben,
      'This button does not fit the question. Please use the buttons under the question itself.',
    );
    expect((await attemptOf(question)).answer).toBeUndefined();
  });

  test('a question that left the bank is still answered, from what was asked', async () => {
    const question = await command('/aif practice');
    const { snapshot, right } = await attemptOf(question);
    const emptied = await buildLibrary({
      ...knowledge,
      ways: [],
      questions: [],
      sections: knowledge.sections.filter(({ id }) => id !== snapshot.sectionId),
    });
    stand.deps.library = () => emptied;
    const verdict = await answer(question, right);
    expect(wordsOf(verdict)).toContain('Right!');
    expect(wordsOf(verdict)).toContain(escaped(snapshot.takeaway));
    expect(labelsOf(verdict)).toEqual(['I was sure', 'I guessed', 'Next', 'Why', 'Stop']);
    const none = await press(verdict, 'Next');
    expect(wordsOf(none)).toContain('That was every question there is. 1 of 1 right.');
  });

  test('what a channel is answering now is left out, so that nothing is given away', async () => {
    await stand.anna.command('aif-study', '/aif post');
    await stand.sees(stand.anna, 'Posted.');
    const live = await stand.deps.store.findOpenRound(workspace, study);
    const only = libraryWith(live?.snapshot.questionId);
    stand.deps.library = () => only;
    expect(wordsOf(await command('/aif practice'))).toContain('practice would give it away');
  });

  test('an open practice question waits while a channel is answering the same one', async () => {
    const question = await command('/aif practice');
    const { snapshot, right } = await attemptOf(question);
    const only = libraryWith(snapshot.questionId);
    stand.deps.library = () => only;
    await stand.anna.command('aif-study', '/aif post');
    await stand.sees(stand.anna, 'Posted.');
    expect(wordsOf(await answer(question, right))).toContain('practice would give it away');
    expect((await attemptOf(question)).answer).toBeUndefined();
  });

  test('practice counts on no board, and not among the answers of /aif me', async () => {
    const question = await command('/aif practice');
    const { right } = await attemptOf(question);
    await answer(question, right);
    expect(wordsOf(await command('/aif leaderboard all'))).toContain('No points here yet');
    expect(wordsOf(await command('/aif me'))).toContain('You have not answered a question in a channel yet');
  });

  test('an answer of the guide offers to be quizzed on it', async () => {
    const found = await command('/aif ask what is recall');
    const question = await press(found, 'Quiz me on this');
    expect(question.ephemeral).toBe(true);
    expect((await attemptOf(question)).snapshot.sectionId).toBe('recall');
    expect(seen()).toHaveLength(2);
  });

  test('/aif topics goes from objectives to sections, on to more, and back', async () => {
    const list = await command('/aif topics');
    const objective = objectivesOf(knowledge.exam).find(({ id }) => id === '1.3.6');
    expect(wordsOf(list)).toContain(escaped(objective?.text ?? '?'));
    expect(wordsOf(list)).toMatch(/21 sections · \d+ questions/);
    const first = await pressId(list, 'topics:1.3.6');
    expect(wordsOf(first)).toContain('page 1 of 3');
    expect(wordsOf(first)).toMatch(/\*Accuracy\*\n\d+ questions · facts checked on \d{4}-\d\d-\d\d/);
    const second = await press(first, 'More');
    expect(wordsOf(second)).toContain('page 2 of 3');
    const third = await press(second, 'More');
    expect(labelsOf(third)).not.toContain('More');
    expect(wordsOf(await press(third, 'Back'))).toContain('page 2 of 3');
    expect(wordsOf(await press(third, 'All topics'))).toContain('*1.3.1*');
    expect(seen()).toHaveLength(1);
    expect(stand.sandbox.messages(study)).toEqual([]);
  });

  test('a topic is read, or quizzed on below the list', async () => {
    const sections = await pressId(await command('/aif topics'), 'topics:1.3.2');
    await stand.ben.click(sections, { actionId: 'read:training-custom-models' });
    const view = await stand.sandbox.until(() => stand.ben.views().at(-1));
    expect(wordsOf({ text: '', blocks: view.view.blocks })).toContain('Training Custom Models');
    await stand.ben.closeView();
    const question = await pressId(sections, 'practice:training-custom-models');
    expect((await attemptOf(question)).snapshot.sectionId).toBe('training-custom-models');
    expect(seen()).toHaveLength(2);
  });
});

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
