import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { asRoundId } from '../../src/quiz/ids.ts';
import type { PageMessage } from '../../src/sandbox/page-protocol.ts';
import type { Round } from '../../src/store/round-row.ts';
import { type AppStand, standUp, study, wordsOf, workspace } from './app-stand.ts';
import { libraryOf } from './library-of.ts';

let stand: AppStand;
beforeEach(async () => {
  stand = await standUp({ library: () => libraryOf('single') });
});
afterEach(() => stand.close());

/** Anna posts, and the question is there. */
async function post(): Promise<{ message: PageMessage; round: Round; right: number; wrong: number }> {
  const before = stand.sandbox.messages(study).length;
  await stand.anna.command('aif-study', '/aif post');
  await stand.sandbox.until(() => stand.sandbox.messages(study).length > before);
  const message = stand.anna.messages('aif-study').findLast(({ ephemeral }) => !ephemeral);
  if (!message) throw new Error('nothing was posted');
  const round = await openRound(message.ts);
  const [right = 0] = round.snapshot.key;
  return { message, round, right, wrong: (right + 1) % 4 };
}

/** The round of that message; until it is open, the one before it is. */
async function openRound(messageTs: string): Promise<Round> {
  for (;;) {
    const round = await stand.deps.store.findOpenRound(workspace, study);
    if (round?.messageTs === messageTs) return round;
    await stand.sandbox.settled();
  }
}

/** A message of the app with one button, as an older or another version may have left it. */
async function leaveButton(value: string): Promise<PageMessage> {
  const client = await stand.deps.clientFor(workspace);
  const button = {
    type: 'button',
    action_id: 'answer:0',
    value,
    text: { type: 'plain_text', text: 'A' },
  } as const;
  const { ts } = await client.chat.postMessage({
    channel: study,
    text: 'An old question',
    blocks: [{ type: 'actions', elements: [button] }],
  });
  const message = stand.ben.messages('aif-study').find(candidate => candidate.ts === ts);
  if (!message) throw new Error('nothing was posted');
  return message;
}

const press = (member: AppStand['anna'], message: PageMessage, position: number) =>
  member.click(message, { actionId: `answer:${position}` });

describe('a round', () => {
  test('is one message with a button per option, and nothing in it tells the right one', async () => {
    const { message, round } = await post();
    const buttons = message.blocks.flatMap(block => (block.type === 'actions' ? block.elements : []));
    expect(buttons).toHaveLength(4);
    for (const option of round.snapshot.options) expect(wordsOf(message)).toContain(option.text);
    const posted = JSON.stringify(stand.sandbox.messages(study));
    expect(posted).not.toContain(round.snapshot.options[0]?.why);
    expect(posted).not.toContain(round.snapshot.takeaway);
    expect(posted).not.toContain('"key"');
    expect(posted).not.toContain(round.snapshot.questionId);
  });

  test('gives each member a private verdict with every reason', async () => {
    const { message, round, right, wrong } = await post();
    await press(stand.anna, message, right);
    await press(stand.ben, message, wrong);
    const annas = await stand.sees(stand.anna, 'Right!', round.snapshot.takeaway);
    const bens = await stand.sees(stand.ben, 'Not this time.', '(wrong, your answer)');
    for (const { why } of round.snapshot.options) {
      expect(wordsOf(annas)).toContain(escaped(why));
      expect(wordsOf(bens)).toContain(escaped(why));
    }
    expect(annas.ephemeral && bens.ephemeral).toBe(true);
    expect(stand.chloe.messages('aif-study')).toHaveLength(1);
  });

  test('says live how many answered', async () => {
    const { message, right } = await post();
    await press(stand.anna, message, right);
    await stand.sees(stand.chloe, '1 answered');
    await press(stand.ben, message, right);
    await stand.sees(stand.chloe, '2 answered');
  });

  test('counts the first answer, under double clicks, second thoughts and double delivery', async () => {
    const { message, round, right, wrong } = await post();
    stand.sandbox.faults.deliverTwice(1);
    await Promise.all([press(stand.ben, message, wrong), press(stand.ben, message, wrong)]);
    await press(stand.ben, message, right);
    await stand.sees(stand.ben, 'the first answer counts', 'Not this time.');
    expect(await stand.deps.store.listAnswers(round.id)).toMatchObject([{ correct: false, points: 0 }]);
  });

  test('closes with the next one and shows how it went, without naming who was wrong', async () => {
    const { message, round, right, wrong } = await post();
    await press(stand.anna, message, right);
    await press(stand.ben, message, wrong);
    await stand.sees(stand.anna, '2 answered');
    const second = await post();
    const result = await stand.sees(stand.chloe, 'Result', '2 answered, 1 was right');
    expect(result.ts).toBe(message.ts);
    for (const { why } of round.snapshot.options) expect(wordsOf(result)).toContain(escaped(why));
    expect(wordsOf(result)).not.toMatch(/ben/i);
    expect(second.round.snapshot.questionId).not.toBe(round.snapshot.questionId);
    await stand.sandbox.settled();
    expect(await stand.deps.store.listUnfinished(stand.deps.now(), 10)).toEqual([]);
  });

  test('explains itself to who answers after closing, and counts nothing', async () => {
    const { round, right } = await post();
    await post();
    await stand.sees(stand.chloe, 'Result');
    await press(stand.ben, await leaveButton(`{"round":"${round.id}","position":${right}}`), 0);
    await stand.sees(stand.ben, 'This question is closed', 'The next one will');
    expect(await stand.deps.store.countAnswers(round.id)).toBe(0);
  });

  test.each([
    ['{"round":"gone","position":0}', 'I do not know this question any more'],
    ['{"position":0}', 'This button is from another version of the app'],
    ['not json', 'This button is from another version of the app'],
  ])('answers a button that carries %s kindly', async (value, sentence) => {
    await press(stand.ben, await leaveButton(value), 0);
    await stand.sees(stand.ben, sentence);
  });

  test('does not take a position that the question does not have', async () => {
    const { round } = await post();
    await press(stand.ben, await leaveButton(`{"round":"${round.id}","position":7}`), 0);
    await stand.sees(stand.ben, 'This button does not fit the question');
    expect(await stand.deps.store.countAnswers(round.id)).toBe(0);
  });

  test('goes on when its message was deleted: the next one is posted', async () => {
    const { message } = await post();
    await (await stand.deps.clientFor(workspace)).chat.delete({ channel: study, ts: message.ts });
    await post();
    await stand.sandbox.settled();
    expect(await stand.deps.store.listUnfinished(stand.deps.now(), 10)).toEqual([]);
  });

  test('puts people on the board, with the points that were offered to each', async () => {
    const { message, round, right, wrong } = await post();
    await press(stand.anna, message, right);
    await press(stand.ben, message, wrong);
    await stand.sees(stand.ben, 'Not this time.');
    await stand.sees(stand.anna, 'Right!');
    await stand.ben.command('aif-study', '/aif leaderboard');
    const points = round.points;
    await stand.sees(stand.ben, '*1.* <@U0ANNA>', `${points} of ${points} point`, 'You – 0 of');
    const board = await stand.sees(stand.ben, 'Leaderboard, this week');
    await stand.ben.click(board, { actionId: 'share-board' });
    const shared = await stand.sees(stand.chloe, 'Leaderboard, this week');
    expect(wordsOf(shared)).toContain('anna');
    expect(wordsOf(shared)).not.toMatch(/<@|ben|You/);
  });

  test('is found again in /aif me', async () => {
    const { message, round, wrong } = await post();
    await press(stand.ben, message, wrong);
    await stand.sees(stand.ben, 'Not this time.');
    await stand.ben.command('aif-study', '/aif me');
    await stand.sees(
      stand.ben,
      'Streak here:',
      '*Wrong* · Mon 23 Nov',
      `You chose: ${escaped(round.snapshot.options[wrong]?.text.slice(0, 40) ?? '?')}`,
      'Right is: ',
      escaped(round.snapshot.stem.slice(0, 40)),
    );
  });

  test('opens by the first click when the app died before it could write that down', async () => {
    const { round, right } = await post();
    const claimed = await stand.deps.store.claimRound({
      ...round,
      id: asRoundId('claimed'),
      cause: { kind: 'request', request: 'x' },
      closesAt: Number.MAX_SAFE_INTEGER,
      now: stand.deps.now(),
      leaseUntil: stand.deps.now() + 1_000,
    });
    expect(claimed?.state).toBe('claimed');
    const message = await leaveButton(`{"round":"claimed","position":${right}}`);
    await press(stand.ben, message, 0);
    await stand.sees(stand.ben, 'Right!');
    expect(await stand.deps.store.findRound(asRoundId('claimed'))).toMatchObject({
      state: 'open',
      messageTs: message.ts,
    });
  });
});

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
