import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { snapshotQuestion } from '../../src/bank/snapshot-question.ts';
import { remindReviews } from '../../src/jobs/remind-reviews.ts';
import { asMemberKey, asUserId } from '../../src/quiz/ids.ts';
import type { PageMessage } from '../../src/sandbox/page-protocol.ts';
import { type AppStand, library, standUp, study, withQuestions, wordsOf, workspace } from './app-stand.ts';

const { knowledge } = library;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

// It is Monday, 23 November 2026, 08:00 in UTC.
let stand: AppStand;
beforeEach(async () => {
  stand = await standUp();
  await stand.deps.store.changeSettings((await owner()).member, { timeZone: 'UTC' });
});
afterEach(() => stand.close());

async function owner(member = stand.ben) {
  const known = await stand.deps.store.rememberMember({
    workspace,
    user: asUserId(member.id),
    key: asMemberKey(`key of ${member.id}`),
    name: 'someone',
    timeZone: 'UTC',
    now: 1,
  });
  return { workspace, member: known.key };
}

/** Ben answers these questions of the bank in practice, at this moment. */
async function practised(answers: readonly (readonly [questionId: string, correct: boolean])[]) {
  for (const [questionId, correct] of answers) {
    const id = stand.deps.newId();
    const now = stand.deps.now();
    const snapshot = snapshotOf(questionId);
    await stand.deps.store.recordAttempt(await owner(), { id, snapshot, now });
    await stand.deps.store.answerAttempt(await owner(), id, { chosen: snapshot.key, correct, at: now });
  }
}
function snapshotOf(questionId: string) {
  const question = knowledge.questions.find(({ id }) => id === questionId);
  if (!question) throw new Error(`the bank has no ${questionId}`);
  return snapshotQuestion(question, knowledge.services, 'seed');
}
const single = knowledge.questions.filter(({ type }) => type === 'single');
const [first = '', second = '', third = ''] = single.map(({ id }) => id);
const stemOf = (questionId: string) => escaped(single.find(({ id }) => id === questionId)?.stem ?? '?');

/** The newest message that Ben sees after doing something: a new one, or one in the place of another. */
async function changed(act: () => Promise<unknown>, where = 'aif-study'): Promise<PageMessage> {
  const before = JSON.stringify(stand.ben.messages(where));
  await act();
  await stand.sandbox.until(() => JSON.stringify(stand.ben.messages(where)) !== before);
  await stand.sandbox.settled();
  const last = stand.ben.messages(where).at(-1);
  if (!last) throw new Error('there is no message');
  return last;
}
const command = (line = '/aif review') => changed(() => stand.ben.command('aif-study', line));
const press = (message: PageMessage, text: string) => changed(() => stand.ben.click(message, { text }));
const said = async (line: string) => wordsOf(await command(line));

/** Answers the question of a review or practice that is shown. */
async function answer(message: PageMessage, correct: boolean): Promise<PageMessage> {
  const id = /"attempt\\":\\"(.+?)\\"/.exec(JSON.stringify(message.blocks))?.[1] ?? '';
  const attempt = await stand.deps.store.findAttempt(await owner(), id);
  const [right = 0] = attempt?.snapshot.key ?? [];
  return changed(() =>
    stand.ben.click(message, { actionId: `practice-answer:${correct ? right : (right + 1) % 4}` }),
  );
}

describe('/aif review', () => {
  test('with nothing ever missed says what comes here, and offers practice', async () => {
    await practised([[first, true]]);
    const message = await command();
    expect(wordsOf(message)).toContain('Nothing to review yet. What you miss or guess in rounds');
    expect(wordsOf(await press(message, 'Practise'))).toContain('*Practice* – only you see this');
  });

  test('says when the next one is due', async () => {
    await practised([[first, false]]);
    expect(await said('/aif review')).toContain('Nothing to review just now. Next review: tomorrow.');
  });

  test('brings back what was missed, due longest first, in one private message, to the end', async () => {
    await practised([[second, false]]);
    await stand.sandbox.advanceClock(HOUR);
    await practised([
      [first, false],
      [third, true],
    ]);
    await stand.sandbox.advanceClock(DAY);
    const question = await command();
    expect(question.ephemeral).toBe(true);
    expect(wordsOf(question)).toContain('*Review* – only you see this, it does not count');
    expect(wordsOf(question)).toContain(stemOf(second));
    expect(wordsOf(question)).toContain('1 more due');
    const verdict = await answer(question, true);
    expect(wordsOf(verdict)).toContain('Right!');
    expect(wordsOf(verdict)).toContain('Comes back: Friday 27 November 2026');
    const next = await press(verdict, 'Next');
    expect(wordsOf(next)).toContain(stemOf(first));
    expect(wordsOf(next)).toContain('nothing more due');
    const missed = await answer(next, false);
    expect(wordsOf(missed)).toContain('Comes back: tomorrow');
    const end = await press(missed, 'Next');
    expect(wordsOf(end)).toContain('That was everything due. 1 of 2 right.');
    expect(wordsOf(end)).toContain('Next review: tomorrow.');
    expect(stand.ben.messages('aif-study')).toHaveLength(1);
    expect(stand.anna.messages('aif-study')).toEqual([]);
  });

  test('is due for the whole day, whatever hour it was missed at', async () => {
    await stand.sandbox.advanceClock(15 * HOUR);
    await practised([[first, false]]);
    await stand.sandbox.advanceClock(2 * HOUR);
    expect(await said('/aif review')).toContain(stemOf(first));
  });

  test('is fed by rounds too', async () => {
    await stand.anna.command('aif-study', '/aif post');
    await stand.sandbox.until(() => stand.sandbox.messages(study).length > 0);
    await stand.sandbox.settled();
    const round = await stand.deps.store.findOpenRound(workspace, study);
    if (!round) throw new Error('nothing was posted');
    const wrong = ((round.snapshot.key[0] ?? 0) + 1) % 4;
    await stand.deps.store.recordAnswer({
      round: round.id,
      member: (await owner()).member,
      chosen: [wrong],
      correct: false,
      points: 0,
      at: stand.deps.now(),
    });
    await stand.sandbox.advanceClock(DAY);
    expect(await said('/aif review')).toContain('1 due, and being answered in a channel just now.');
    await stand.deps.store.closeRound(round.id, stand.deps.now());
    expect(await said('/aif review')).toContain(escaped(round.snapshot.stem));
  });

  test('comes back later when the member says to have been sure, and sooner after a guess', async () => {
    await practised([
      [first, false],
      [second, false],
    ]);
    await stand.sandbox.advanceClock(DAY);
    const verdict = await answer(await command(), true);
    expect(wordsOf(verdict)).toContain('Comes back: Friday 27 November 2026');
    expect(wordsOf(await press(verdict, 'I guessed'))).toContain('Comes back: Thursday 26 November 2026');
    const other = await answer(await press(verdict, 'Next'), true);
    expect(wordsOf(await press(other, 'I was sure'))).toContain('Comes back: Saturday 28 November 2026');
  });

  test('asks a question as the bank has it now, and leaves out what is gone', async () => {
    await practised([
      [first, false],
      [second, false],
    ]);
    await stand.sandbox.advanceClock(DAY);
    const edited = single.map(question =>
      question.id === second ? { ...question, stem: 'Edited in the meantime?' } : question,
    );
    const later = withQuestions(edited.filter(({ id }) => id !== first));
    stand.deps.library = () => later;
    const question = await command();
    expect(wordsOf(question)).toContain('Edited in the meantime?');
    expect(wordsOf(question)).toContain('nothing more due');
  });

  test('goes on where it was left, also after a restart', async () => {
    await practised([
      [first, false],
      [second, false],
    ]);
    await stand.sandbox.advanceClock(DAY);
    const question = await command();
    await stand.restart();
    const verdict = await answer(question, true);
    expect(wordsOf(verdict)).toContain('1 more due');
    const stopped = await press(verdict, 'Stop');
    expect(wordsOf(stopped)).toContain('1 of 1 right.');
    expect(wordsOf(stopped)).toContain('1 more due now.');
  });

  test('is nobody else’s', async () => {
    await practised([[first, false]]);
    await stand.sandbox.advanceClock(DAY);
    await stand.chloe.command('aif-study', '/aif review');
    await stand.sees(stand.chloe, 'Nothing to review yet');
  });
});

describe('the reminder', () => {
  const told = () => stand.ben.messages('app').map(wordsOf);
  /** Moves to this hour of the next day and runs the job as two instances would. */
  async function tomorrowAt(hour: number): Promise<void> {
    await stand.sandbox.advanceClock(DAY + (hour - new Date(stand.deps.now()).getUTCHours()) * HOUR);
    await Promise.all([remindReviews(stand.deps), remindReviews(stand.deps)]);
    await remindReviews(stand.deps);
  }

  test('is off until it is asked for', async () => {
    await practised([[first, false]]);
    await tomorrowAt(9);
    expect(told()).toEqual([]);
  });

  test('comes once a day at the chosen time, when something is due', async () => {
    expect(await said('/aif review remind 9:00')).toContain('I will write to you at 09:00 (UTC)');
    await practised([
      [first, false],
      [second, false],
    ]);
    await remindReviews(stand.deps);
    await tomorrowAt(9);
    expect(told()).toEqual([expect.stringContaining('2 questions are due for review.')]);
    await stand.sandbox.advanceClock(HOUR);
    await remindReviews(stand.deps);
    expect(told()).toHaveLength(1);
    expect(stand.anna.messages('app')).toEqual([]);
  });

  /** Wants the reminder at this time, has something due, and sees the job run at this moment of the next day. */
  async function ranAt(reviewAt: string, time: string): Promise<void> {
    await command(`/aif review remind ${reviewAt}`);
    await practised([[first, false]]);
    await stand.sandbox.advanceClock(Date.parse(`2026-11-24T${time}Z`) - stand.deps.now());
    await remindReviews(stand.deps);
  }

  test.each([
    ['23:59', '23:59:05', 1, 1],
    ['23:59', '23:59:55', 0, 0],
    ['23:30', '23:58:00', 1, 1],
    ['07:00', '06:59:59', 0, 1],
    ['07:00', '07:00:00', 1, 1],
    ['08:00', '09:00:00', 0, 0],
  ])('for %s: at %s there are %i, and soon after %i, so that none arrives at night', async (...row) => {
    const [reviewAt, time, times, later] = row;
    await ranAt(reviewAt, time);
    expect(told()).toHaveLength(times);
    await stand.sandbox.advanceClock(90_000);
    await remindReviews(stand.deps);
    expect(told()).toHaveLength(later);
  });

  test('reaches the others when one member’s time zone is none that this machine knows', async () => {
    const { store } = stand.deps;
    const chloe = await owner(stand.chloe);
    await store.changeSettings(chloe.member, { reviewAt: '09:00', timeZone: 'Mars/Olympus_Mons' });
    await ranAt('09:00', '09:00:05');
    expect(told()).toHaveLength(1);
    await stand.chloe.openHome();
    await stand.sandbox.until(() => JSON.stringify(stand.chloe.home()).includes('Time zone: UTC'));
  });

  test('that waited in the queue until the night does not come any more', async () => {
    stand.deps.pace = {
      waiting: () => 0,
      async run(_turn, send) {
        await stand.sandbox.advanceClock(2 * 60_000);
        return send();
      },
    };
    await ranAt('23:59', '23:59:05');
    expect(stand.deps.now()).toBeGreaterThan(Date.parse('2026-11-25T00:00:00Z'));
    expect(told()).toEqual([]);
  });

  test('does not come when nothing is due', async () => {
    await command('/aif review remind 09:00');
    await practised([[first, true]]);
    await tomorrowAt(9);
    expect(told()).toEqual([]);
  });

  test('leads into the review, and stops with one button', async () => {
    await command('/aif review remind 09:00');
    await practised([[first, false]]);
    await tomorrowAt(9);
    const [message] = stand.ben.messages('app');
    if (!message) throw new Error('nothing was told');
    const question = await changed(() => stand.ben.click(message, { text: 'Review now' }), 'app');
    expect(wordsOf(question)).toContain(stemOf(first));
    await stand.ben.click(message, { text: 'Stop reminding me' });
    await stand.sandbox.until(() => told().some(text => text.includes('No more reminders.')));
    await tomorrowAt(9);
    expect(told().filter(text => text.includes('due for review'))).toEqual([]);
  });

  test('can be stopped by a word too, and is not sent to who left', async () => {
    await command('/aif review remind 09:00');
    await practised([[first, false]]);
    const { store } = stand.deps;
    const ben = asUserId(stand.ben.id);
    await store.updateMember(workspace, ben, { name: 'ben', timeZone: 'UTC', leftAt: 5 });
    await tomorrowAt(9);
    await store.updateMember(workspace, ben, { name: 'ben', timeZone: 'UTC', leftAt: undefined });
    expect(await said('/aif review remind off')).toContain('No more reminders.');
    await tomorrowAt(9);
    expect(told()).toEqual([]);
  });

  test.each(['06:59', '0:30', '24:00', 'noon', 'never'])('at %s is refused with what to do', async time => {
    expect(await said(`/aif review remind ${time}`)).toContain('Please give a time from 07:00 to 23:59');
  });

  test('is no other word', async () => {
    expect(await said('/aif review everything')).toContain('Type /aif review, /aif review remind 08:30');
  });
});

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
