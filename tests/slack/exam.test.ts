import type { ModalView } from '@slack/types';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { endExams } from '../../src/jobs/end-exams.ts';
import { asMemberKey, asUserId } from '../../src/quiz/ids.ts';
import type { QuestionType } from '../../src/quiz/snapshot.ts';
import type { Actor } from '../../src/sandbox/testing/actor.ts';
import { answerKeyOf } from '../../src/slack/views/exam-parts.ts';
import type { WholeExam } from '../../src/store/exam-row.ts';
import { type AppStand, library, standUp, study, withQuestions, wordsOf, workspace } from './app-stand.ts';

const { knowledge } = library;
const MINUTE = 60_000;

let stand: AppStand;
beforeEach(async () => {
  stand = await standUp();
});
afterEach(() => stand.close());

const viewOf = (member: Actor): ModalView => {
  const view = member.views().at(-1)?.view;
  if (view?.type !== 'modal') throw new Error('there is no modal');
  return view;
};
const words = (member = stand.ben) =>
  wordsOf({ text: viewOf(member).title.text, blocks: viewOf(member).blocks });

/** Does something, and waits until the modal shows something else. */
async function changed(act: () => Promise<unknown>, member = stand.ben): Promise<string> {
  const before = JSON.stringify(member.views());
  await act();
  await stand.sandbox.until(() => JSON.stringify(member.views()) !== before);
  await stand.sandbox.settled();
  return words(member);
}
const command = (line = '/aif exam short', member = stand.ben): Promise<string> =>
  changed(() => member.command('aif-study', line), member);
const submit = (values?: Record<string, unknown>): Promise<string> => changed(() => stand.ben.submit(values));
const press = (text: string): Promise<string> => changed(() => stand.ben.click('view', { text }));
const goTo = (position: number): Promise<string> =>
  changed(() =>
    stand.ben.choose('view', { actionId: 'exam-go:menu', choice: JSON.stringify({ to: position }) }),
  );
const start = async (line?: string): Promise<string> => {
  await command(line);
  return submit();
};
/** Chooses in the form of the question that is shown; the form itself stays as it is. */
async function enter(position: number, entered: readonly number[], type: QuestionType = 'single') {
  const key = answerKeyOf(position);
  const choose = (place: number, choice: unknown) =>
    stand.ben.choose('view', { actionId: `${key}:${place}`, choice });
  if (type === 'single') await choose(0, String(entered[0]));
  else if (type === 'multiple') await choose(0, entered.map(String));
  else for (const [place, option] of entered.entries()) await choose(place, String(option));
}

async function ownerOf(member: Actor) {
  const known = await stand.deps.store.rememberMember({
    workspace,
    user: asUserId(member.id),
    key: asMemberKey('new'),
    name: 'ben',
    timeZone: 'Europe/Berlin',
    now: 1,
  });
  return { workspace, member: known.key };
}
async function running(member = stand.ben): Promise<WholeExam> {
  const owner = await ownerOf(member);
  const open = await stand.deps.store.openRunningExam(owner);
  const exam = open && (await stand.deps.store.findExam(owner, open.id));
  if (!exam) throw new Error('no exam runs');
  return exam;
}
/** The bank has only questions of this type. */
function only(type: QuestionType, count = 30): void {
  const questions = knowledge.questions.filter(question => question.type === type).slice(0, count);
  const small = withQuestions(questions);
  stand.deps.library = () => small;
}

describe('before it starts', () => {
  test('it says what it covers and what it cannot tell, and never that a share passes', async () => {
    const questions = knowledge.questions.filter(({ objective }) => objective.startsWith('1.3.'));
    const partial = withQuestions(questions);
    stand.deps.library = () => partial;
    const said = await command('/aif exam');
    expect(said).toContain('covers task 1.3 of domain 1 so far');
    expect(said).toContain('Nothing yet on domain 2 (Fundamentals of GenAI)');
    expect(said).toContain('80 % of the exam');
    expect(said).toContain('cannot tell whether you are ready for the whole exam');
    expect(said).toContain('Full: 65 questions, 90 minutes');
    expect(said).toContain('Short: 22 questions, 30 minutes');
    expect(said).not.toContain('70 %');
    expect(await stand.deps.store.openRunningExam(await ownerOf(stand.ben))).toBeUndefined();
  });

  test('an unknown length is answered with what there is', async () => {
    await stand.ben.command('aif-study', '/aif exam tiny');
    await stand.sees(
      stand.ben,
      'Type /aif exam for the whole mock exam, or /aif exam short for a third of it.',
    );
  });

  test('a bank without a question is a sentence', async () => {
    await command();
    const empty = withQuestions([]);
    stand.deps.library = () => empty;
    expect(await submit()).toContain('The question bank has nothing to make an exam of just now');
  });
});

describe('while it runs', () => {
  test('a question is private and tells nothing of its answer', async () => {
    expect(await start()).toContain('Question 1 of 22');
    const { snapshot } = (await running()).items[0] ?? {};
    const shown = JSON.stringify(stand.ben.views());
    for (const { why } of snapshot?.options ?? []) expect(shown).not.toContain(why);
    expect(shown).not.toContain(snapshot?.questionId ?? '?');
    expect(words()).toMatch(/Ends at \d\d:30, 30 minutes left · 0 answered · 0 marked/);
    expect(stand.anna.messages('aif-study')).toEqual([]);
    expect(stand.anna.views()).toEqual([]);
  });

  test('what is chosen is kept at once, so that closing loses nothing', async () => {
    only('single');
    await start();
    await enter(0, [2]);
    await stand.ben.closeView();
    await stand.sandbox.settled();
    expect((await running()).items[0]?.entered).toEqual([2]);
    await stand.sandbox.advanceClock(7 * MINUTE);
    expect(await command()).toContain('23 minutes left · 1 answered');
    expect(JSON.stringify(viewOf(stand.ben))).toContain(
      '"initial_option":{"text":{"type":"plain_text","text":"C',
    );
  });

  test('a modal left open over a restart goes on', async () => {
    only('single');
    await start();
    await enter(0, [1]);
    await stand.restart();
    expect(await submit()).toContain('Question 2 of 22');
    await stand.restart();
    await enter(1, [3]);
    expect(await press('Overview')).toContain('2 of 22 answered');
  });

  test('the way into it, left open over a restart, still starts it', async () => {
    await command();
    await stand.restart();
    expect(await submit()).toContain('Question 1 of 22');
  });

  test('one moves freely: next, back, the menu, and to the end', async () => {
    await start();
    expect(await submit()).toContain('Question 2 of 22');
    expect(await press('Back')).toContain('Question 1 of 22');
    expect(await goTo(21)).toContain('Question 22 of 22');
    expect(await submit()).toContain('Exam overview');
    expect(await press('Back to question 22')).toContain('Question 22 of 22');
    await press('Overview');
    expect(await press('First open: question 1')).toContain('Question 1 of 22');
    await stand.ben.closeView();
    await goToAfterReopening();
  });

  async function goToAfterReopening(): Promise<void> {
    expect(await command()).toContain('Question 1 of 22');
    await goTo(4);
    await stand.ben.closeView();
    expect(await command()).toContain('Question 5 of 22');
  }

  test('an answer can be changed, and a mark set and removed', async () => {
    only('single');
    await start();
    await enter(0, [1]);
    expect(await press('Mark for review')).toContain('1 answered · 1 marked · *marked for review*');
    await enter(0, [3]);
    expect(await press('Overview')).toContain('Marked for review: 1');
    await goTo(0);
    expect(await press('Remove mark')).toContain('0 marked');
    expect((await running()).items[0]).toMatchObject({ entered: [3], marked: false });
  });

  test('starting again goes on with the exam that runs', async () => {
    await start();
    const { id } = await running();
    await goTo(3);
    await stand.ben.closeView();
    expect(await command('/aif exam')).toContain('Question 4 of 22');
    expect((await running()).id).toBe(id);
  });

  test('two presses at once go on once', async () => {
    await start();
    await goTo(3);
    await Promise.all([stand.ben.click('view', { text: 'Back' }), stand.ben.click('view', { text: 'Back' })]);
    await stand.sandbox.until(() => words().includes('Question 3 of 22'));
    await stand.sandbox.settled();
    expect(words()).toContain('Question 3 of 22');
  });

  test('two members never see each other’s', async () => {
    await start();
    await command('/aif exam short', stand.chloe);
    await changed(() => stand.chloe.submit(), stand.chloe);
    const mine = await running(stand.ben);
    const theirs = await running(stand.chloe);
    expect(mine.id).not.toBe(theirs.id);
    expect(mine.items.map(item => item.snapshot.questionId)).not.toEqual(
      theirs.items.map(item => item.snapshot.questionId),
    );
    expect(await stand.deps.store.findExam(await ownerOf(stand.chloe), mine.id)).toBeUndefined();
  });

  test.each([
    ['multiple', [0], 'Choose exactly 2, not fewer.'],
    ['multiple', [0, 1, 2], 'Choose exactly 2, not more.'],
  ] as const)('a %s choice of %j is told, and can be left behind', async (type, entered, sentence) => {
    const two = knowledge.questions.filter(
      question => question.type === type && question.options.filter(option => option.correct).length === 2,
    );
    const small = withQuestions(two.slice(0, 3));
    stand.deps.library = () => small;
    await start('/aif exam');
    await enter(0, entered, type);
    const refused = await stand.ben.submit();
    expect(JSON.stringify(refused)).toContain(sentence);
    // The next question was not shown, so it is not looked at, and not missed.
    expect(await running()).toMatchObject({ position: 0, items: [{ entered }, { seen: false }, {}] });
    expect(await press('Overview')).toContain('Without a whole answer: 1 to 3');
  });

  test.each(['ordering', 'matching'] as const)('a %s with an option twice is told', async type => {
    only(type, 3);
    await start('/aif exam');
    const { snapshot } = (await running()).items[0] ?? {};
    await enter(0, snapshot?.key.map(() => 0) ?? [], type);
    expect(JSON.stringify(await stand.ben.submit())).toContain('stands further up already');
  });
});

describe('at its end', () => {
  test.each(['single', 'multiple', 'ordering', 'matching'] as const)(
    'the result counts %s questions, and each shows its reasons',
    async type => {
      only(type, 3);
      await start('/aif exam');
      const { items } = await running();
      for (const [position, { snapshot }] of items.entries()) {
        const right = position === 0;
        const entered = right || type !== 'single' ? snapshot.key : [((snapshot.key[0] ?? 0) + 1) % 4];
        if (right || type === 'single') await enter(position, entered, type);
        await submit();
      }
      await stand.sandbox.advanceClock(2 * MINUTE);
      const result = await submit();
      expect(result).toContain('1 of 3 right');
      expect(result).toContain(`Not answered, which counts as wrong: ${type === 'single' ? 0 : 2}`);
      expect(result).toContain('Time used: 2 minutes of');
      expect(result).toContain('*Domain 1: Fundamentals of AI and ML* – 1 of 3 right');
      expect(result).toMatch(/Not covered, .*\n(.*\n)*Domain \d: .* \(\d+ % of the exam\)/);
      expect(result).toContain('So there is no estimate');
      expect(result).toContain('2 missed questions will come back in `/aif review`');
      const first = await press('See every question');
      expect(first).toContain('Question 1 of 3');
      expect(first).toContain('Right!');
      for (const { why } of items[0]?.snapshot.options ?? []) expect(first).toContain(escaped(why));
      expect(await press('Next')).toContain(type === 'single' ? 'Not this time' : 'Not answered.');
      await press('Result');
      expect(await press('See what you missed')).toContain('Question 2 of 3');
      expect(await press('Next')).toContain('Question 3 of 3');
    },
  );

  test('an estimate appears once every domain has questions, as a range', async () => {
    const objectives = knowledge.exam.domains.flatMap(domain => domain.tasks[0]?.objectives[0]?.id ?? []);
    const questions = knowledge.questions
      .filter(({ type }) => type === 'single')
      .slice(0, 50)
      .map((question, index) => ({ ...question, objective: objectives[index % 5] ?? '1.3.1' }));
    const whole = withQuestions(questions);
    stand.deps.library = () => whole;
    expect(await command()).toContain('Questions on all 5 domains of AIF-C01');
    await submit();
    await goTo(21);
    await submit();
    const result = await submit();
    expect(result).toMatch(/Estimate: about \d+, between \d+ and \d+\* on the exam’s scale from 100 to 1000/);
    expect(result).toContain('Only an estimate: AWS does not publish how right answers become points');
    expect(result).not.toContain('Not covered');
  });

  test('what was missed goes to the review, what was never looked at does not', async () => {
    only('single');
    await start();
    const [first, second] = (await running()).items;
    await enter(0, first?.snapshot.key ?? []);
    await submit();
    await press('Overview');
    await submit();
    const recalls = await stand.deps.store.listNewRecalls(await ownerOf(stand.ben));
    expect(recalls.toSorted((a, b) => Number(a.correct) - Number(b.correct))).toMatchObject([
      { questionId: second?.snapshot.questionId, correct: false },
      { questionId: first?.snapshot.questionId, correct: true },
    ]);
  });

  test('finishing twice finishes once, and the result stays to be seen', async () => {
    await start();
    const { id } = await running();
    await press('Overview');
    await Promise.all([stand.ben.submit(), stand.ben.submit()].map(finish => finish.catch(() => {})));
    await stand.sandbox.until(() => words().includes('0 of 22 right'));
    const owner = await ownerOf(stand.ben);
    expect(await stand.deps.store.listFinishedExams(owner, 5)).toMatchObject([
      { id, right: 0, questions: 22 },
    ]);
    await stand.ben.closeView();
    expect(await command()).toContain('Monday 23 November 2026: 0 of 22 right');
    expect(await press('See the last one')).toContain('0 of 22 right');
  });

  test('a window that is still open on an exam that was finished elsewhere shows the result', async () => {
    only('single');
    await start();
    const { id } = await running();
    await stand.deps.store.endExam(id, { state: 'finished', now: stand.deps.now() });
    expect(await changed(() => enter(0, [1]))).toContain('0 of 22 right');
    expect((await stand.deps.store.findExam(await ownerOf(stand.ben), id))?.items[0]?.entered).toEqual([]);
  });

  test('when the time is over while answering, what was there counts and nothing more', async () => {
    only('single');
    await start();
    const { id, items } = await running();
    await enter(0, items[0]?.snapshot.key ?? []);
    await submit();
    await stand.sandbox.advanceClock(30 * MINUTE);
    expect(await changed(() => enter(1, items[1]?.snapshot.key ?? []))).toContain('1 of 22 right');
    const exam = await stand.deps.store.findExam(await ownerOf(stand.ben), id);
    expect(exam).toMatchObject({ state: 'finished', finishedAt: exam?.endsAt });
    expect(words()).toContain('Time used: 30 minutes of 30 minutes');
  });

  test('when the time is over while away, a direct message says so, once', async () => {
    await start();
    await stand.ben.closeView();
    await stand.sandbox.advanceClock(31 * MINUTE);
    await Promise.all([endExams(stand.deps), endExams(stand.deps)]);
    await endExams(stand.deps);
    const told = stand.ben.messages('app');
    expect(told).toHaveLength(1);
    const [message] = told;
    if (!message) throw new Error('nothing was told');
    expect(wordsOf(message)).toContain('The time of your mock exam is over: 0 of 22 right, 22 not answered.');
    expect(await changed(() => stand.ben.click(message, { text: 'See the result' }))).toContain(
      '0 of 22 right',
    );
    expect(stand.anna.messages('app')).toEqual([]);
  });

  test('an exam that is thrown away has no result and feeds no review', async () => {
    only('single');
    await start();
    await enter(0, [0]);
    await press('Overview');
    expect(await press('Throw away')).toContain('You threw this exam away');
    const owner = await ownerOf(stand.ben);
    expect(await stand.deps.store.listFinishedExams(owner, 5)).toEqual([]);
    expect(await stand.deps.store.listNewRecalls(owner)).toEqual([]);
    await stand.ben.closeView();
    expect(await start()).toContain('Question 1 of 22');
  });
});

describe('whatever happens around it', () => {
  test('a question that was edited or removed changes nothing of the exam', async () => {
    only('single', 3);
    await start('/aif exam');
    const { items } = await running();
    stand.deps.library = () => withQuestions([]);
    await enter(0, items[0]?.snapshot.key ?? []);
    await press('Overview');
    expect(await submit()).toContain('1 of 3 right');
  });

  test('what a channel is answering is not asked, and its answer is held back', async () => {
    only('single', 3);
    await start('/aif exam');
    await press('Overview');
    await submit();
    await stand.anna.command('aif-study', '/aif post');
    await stand.sandbox.until(() => stand.sandbox.messages(study).length > 0);
    await stand.sandbox.settled();
    const live = await stand.deps.store.findOpenRound(workspace, study);
    const pages = [await press('See every question'), await press('Next'), await press('Next')];
    const held = pages.filter(page => page.includes('A channel is answering this question just now.'));
    expect(held).toHaveLength(1);
    expect(held[0]).toContain(escaped(live?.snapshot.stem ?? '?'));
    await stand.ben.closeView();
    await start('/aif exam');
    const asked = (await running()).items.map(item => item.snapshot.questionId);
    expect(asked).toHaveLength(2);
    expect(asked).not.toContain(live?.snapshot.questionId);
  });

  test('a button of somebody else’s exam is answered kindly, and shows nothing', async () => {
    await start();
    const { id } = await running();
    const client = await stand.deps.clientFor(workspace);
    const button = {
      type: 'button',
      action_id: 'exam-result',
      value: JSON.stringify({ exam: id }),
      text: { type: 'plain_text', text: 'See the result' },
    } as const;
    const blocks = [{ type: 'actions' as const, elements: [button] }];
    await client.chat.postMessage({ channel: study, text: 'A copy', blocks });
    const copy = await stand.sees(stand.anna, 'A copy');
    await stand.anna.click(copy, { text: 'See the result' });
    await stand.sees(stand.anna, 'I do not know this exam. Type /aif exam for one of your own.');
    expect(stand.anna.views()).toEqual([]);
  });

  test('a member whose data was deleted is told kindly', async () => {
    only('single');
    await start();
    await stand.deps.store.deletePerson(workspace, asUserId(stand.ben.id));
    expect(await changed(() => enter(0, [0]))).toContain(
      'I do not know this exam. Type /aif exam for one of your own.',
    );
  });
});

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
