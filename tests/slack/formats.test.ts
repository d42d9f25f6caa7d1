import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { asMemberKey, asUserId } from '../../src/quiz/ids.ts';
import type { QuestionType } from '../../src/quiz/snapshot.ts';
import type { PageMessage } from '../../src/sandbox/page-protocol.ts';
import type { Actor } from '../../src/sandbox/testing/actor.ts';
import type { Round } from '../../src/store/round-row.ts';
import { type AppStand, standUp, study, wordsOf, workspace } from './app-stand.ts';
import { filledWith } from './filled-with.ts';
import { libraryOf } from './library-of.ts';

const FORMS = ['multiple', 'ordering', 'matching'] as const satisfies QuestionType[];

let stand: AppStand;
beforeEach(async () => {
  stand = await standUp({ complaints: /a response_url refused an answer: expired_url/ });
});
afterEach(() => stand.close());

/** Anna posts, and the question is of this type. */
async function post(type: QuestionType): Promise<{ message: PageMessage; round: Round; wrong: number[] }> {
  stand.deps.library = () => libraryOf(type);
  const before = stand.sandbox.messages(study).length;
  await stand.anna.command('aif-study', '/aif post');
  await stand.sandbox.until(() => stand.sandbox.messages(study).length > before);
  await stand.sandbox.settled();
  const message = stand.chloe.messages('aif-study').at(-1);
  const round = await stand.deps.store.findOpenRound(workspace, study);
  if (!message || !round) throw new Error('nothing was posted');
  const { key, options } = round.snapshot;
  const wrong =
    type === 'multiple'
      ? options.flatMap((_, position) => (key.includes(position) ? [] : [position])).slice(0, key.length)
      : [...key.slice(1), ...key.slice(0, 1)];
  return { message, round, wrong };
}

async function open(member: Actor, message: PageMessage): Promise<void> {
  await member.click(message, { text: 'Answer' });
  await stand.sandbox.until(() => member.views().length > 0);
}

describe.each(FORMS)('a round with a %s question', type => {
  test('opens a form, tells nothing of its answer, and takes what was entered', async () => {
    const { message, round, wrong } = await post(type);
    const { snapshot } = round;
    for (const { text } of snapshot.options) expect(wordsOf(message)).toContain(escaped(text));
    await open(stand.ben, message);
    const shown = JSON.stringify([stand.sandbox.messages(study), stand.ben.views()]);
    for (const { why } of snapshot.options) expect(shown).not.toContain(why);
    expect(shown).not.toContain('"key"');
    expect(shown).not.toContain(snapshot.questionId);

    await stand.ben.submit(filledWith(snapshot, wrong));
    const verdict = await stand.sees(stand.ben, 'Not this time', 'You chose', 'Right is', 'No points');
    expect(verdict.ephemeral).toBe(true);
    expect(stand.ben.views()).toEqual([]);
    for (const { why } of snapshot.options) expect(wordsOf(verdict)).toContain(escaped(why));

    await open(stand.chloe, message);
    await stand.chloe.submit(filledWith(snapshot, snapshot.key));
    await stand.sees(stand.chloe, 'Right!', `+${round.points} point`);
    await stand.sees(stand.anna, '2 answered');
    const answers = await stand.deps.store.listAnswers(round.id);
    expect(answers).toHaveLength(2);
    expect(answers).toContainEqual(expect.objectContaining({ chosen: wrong, points: 0 }));
    expect(answers).toContainEqual(expect.objectContaining({ chosen: snapshot.key, points: round.points }));
  });

  test('shows in its result what is right and how people did', async () => {
    const { message, round, wrong } = await post(type);
    for (const member of [stand.ben, stand.chloe]) {
      await open(member, message);
      await member.submit(filledWith(round.snapshot, wrong));
    }
    await stand.sees(stand.anna, '2 answered');
    await post('single');
    const result = await stand.sees(stand.anna, 'Result', '2 answered, nobody was right');
    for (const { why } of round.snapshot.options) expect(wordsOf(result)).toContain(escaped(why));
    expect(wordsOf(result)).toMatch(
      type === 'multiple' ? /: 2 of 2 {2}█{5}\n/ : /Most common mistake: 2 (put|matched)/,
    );
    expect(wordsOf(result)).not.toMatch(/ben|chloe/i);
  });
});

describe('a form', () => {
  test('says under its input what to change, and stays open', async () => {
    const { message, round } = await post('multiple');
    await open(stand.ben, message);
    for (const [chosen, sentence] of [
      [round.snapshot.key.slice(1), `Choose exactly ${round.snapshot.key.length}, not fewer.`],
      [round.snapshot.options.map((_, position) => position), 'not more.'],
    ] as const) {
      await stand.ben.submit(filledWith(round.snapshot, [...chosen]));
      expect(JSON.stringify(stand.ben.views())).toContain(sentence);
    }
    expect(await stand.deps.store.countAnswers(round.id)).toBe(0);
    await stand.ben.submit(filledWith(round.snapshot, round.snapshot.key));
    await stand.sees(stand.ben, 'Right!');
  });

  test('says which option stands in two places', async () => {
    const { message, round } = await post('ordering');
    await open(stand.ben, message);
    await stand.ben.submit(
      filledWith(
        round.snapshot,
        round.snapshot.key.map(() => 0),
      ),
    );
    expect(JSON.stringify(stand.ben.views())).toContain('Each one is used once.');
    expect(await stand.deps.store.countAnswers(round.id)).toBe(0);
  });

  test('that was left open over a restart still submits', async () => {
    const { message, round } = await post('matching');
    await open(stand.ben, message);
    await stand.restart();
    await stand.ben.submit(filledWith(round.snapshot, round.snapshot.key));
    await stand.sees(stand.ben, 'Right!');
    expect(await stand.deps.store.countAnswers(round.id)).toBe(1);
  });

  test('that was submitted on another device already shows the answer that counts', async () => {
    const { message, round, wrong } = await post('ordering');
    await open(stand.ben, message);
    const ben = await stand.deps.store.rememberMember({
      workspace,
      user: asUserId(stand.ben.id),
      key: asMemberKey('new'),
      name: 'ben',
      timeZone: undefined,
      now: 1,
    });
    const first = { round: round.id, member: ben.key, chosen: wrong, correct: false, points: 0, at: 1 };
    await stand.deps.store.recordAnswer(first);
    await stand.ben.submit(filledWith(round.snapshot, round.snapshot.key));
    await stand.sees(stand.ben, 'the first answer counts', 'Not this time');
    await stand.ben.click(message, { text: 'Answer' });
    await stand.sandbox.settled();
    expect(stand.ben.views()).toEqual([]);
    expect(await stand.deps.store.listAnswers(round.id)).toEqual([first]);
  });

  test('that is submitted after closing explains itself and counts nothing', async () => {
    const { message, round } = await post('ordering');
    await open(stand.ben, message);
    await post('single');
    await stand.ben.submit(filledWith(round.snapshot, round.snapshot.key));
    await stand.sees(stand.ben, 'This question is closed', 'The next one will');
    expect(await stand.deps.store.countAnswers(round.id)).toBe(0);
  });

  test('of a withdrawn question explains itself and counts nothing', async () => {
    const { message, round } = await post('multiple');
    await open(stand.ben, message);
    await stand.deps.store.voidRound(round.id, stand.deps.now());
    await stand.ben.submit(filledWith(round.snapshot, round.snapshot.key));
    await stand.sees(stand.ben, 'This question was withdrawn, so answers do not count.');
    await stand.chloe.click(message, { text: 'Answer' });
    await stand.sees(stand.chloe, 'This question was withdrawn, so answers do not count.');
  });

  test.each([
    ['in the channel', true, 'aif-study'],
    ['in its own conversation, where it is not in the channel', false, 'app'],
  ])('that was open for an hour is answered %s', async (_where, isMember, place) => {
    const { message, round } = await post('multiple');
    await open(stand.ben, message);
    await stand.sandbox.advanceClock(60 * 60_000);
    if (!isMember) stand.sandbox.admin.removeApp(study);
    await stand.ben.submit(filledWith(round.snapshot, round.snapshot.key));
    const told = await stand.sandbox.until(() =>
      stand.ben.messages(place).find(said => wordsOf(said).includes('Right!')),
    );
    expect(told.ephemeral).toBe(isMember);
    expect(await stand.deps.store.countAnswers(round.id)).toBe(1);
  });

  test('of a button that carries an unknown round is not opened', async () => {
    const { message } = await post('multiple');
    const client = await stand.deps.clientFor(workspace);
    const button = {
      type: 'button',
      action_id: 'answer-form',
      value: '{"round":"gone"}',
      text: { type: 'plain_text', text: 'Answer' },
    } as const;
    await client.chat.update({
      channel: study,
      ts: message.ts,
      text: 'An old question',
      blocks: [{ type: 'actions', elements: [button] }],
    });
    await stand.ben.click(await stand.sees(stand.ben, 'An old question'), { text: 'Answer' });
    await stand.sees(stand.ben, 'I do not know this question any more');
    expect(stand.ben.views()).toEqual([]);
  });
});

describe('after the verdict', () => {
  test('a member may say how sure they were, once', async () => {
    const { message, round } = await post('single');
    await stand.ben.click(message, { actionId: `answer:${round.snapshot.key[0]}` });
    const verdict = await stand.sees(stand.ben, 'Right!');
    await stand.ben.click(verdict, { text: 'I guessed' });
    const rated = await stand.sees(stand.ben, 'Right!', 'You said: I guessed');
    expect(rated.ts).toBe(verdict.ts);
    await stand.ben.click(verdict, { text: 'I was sure' });
    await stand.sandbox.settled();
    expect(wordsOf(await stand.sees(stand.ben, 'Right!'))).toContain('You said: I guessed');
  });
});

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
