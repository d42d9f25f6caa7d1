import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { rescueRounds } from '../../src/jobs/rescue.ts';
import { withdrawSeconds } from '../../src/jobs/withdraw.ts';
import { LEASE_MS, postRound } from '../../src/slack/rounds/post-round.ts';
import { type AppStand, standUp, study, workspace } from '../slack/app-stand.ts';

const MINUTE = 60_000;

let stand: AppStand;
beforeEach(async () => {
  stand = await standUp();
});
afterEach(() => stand.close());

const order = {
  workspace,
  channel: study,
  timeZone: 'UTC',
  cause: { kind: 'request', request: 'a' },
} as const;
const questions = () => stand.sandbox.messages(study).filter(message => message.metadata !== undefined);
const openRound = () => stand.deps.store.findOpenRound(workspace, study);

/** Slack held the question back, the app posted it again, and then the first one turned up after all. */
async function twoMessages(): Promise<void> {
  stand.sandbox.faults.add({ method: 'chat.postMessage', kind: 'accepted-late', lateMs: LEASE_MS + 1_000 });
  await postRound(stand.deps, order);
  await stand.sandbox.advanceClock(LEASE_MS);
  await rescueRounds(stand.deps);
  await stand.sandbox.advanceClock(2 * MINUTE);
  expect(questions()).toHaveLength(2);
}

describe('a second message of the same round', () => {
  test('is withdrawn, and the one that the round was opened with stays', async () => {
    await twoMessages();
    await withdrawSeconds(stand.deps);
    expect(questions().map(({ ts }) => ts)).toEqual([(await openRound())?.messageTs]);
    expect(stand.log.some(line => line.includes('second message withdrawn'))).toBe(true);
  });

  test('takes answers as long as it is there, and they count in the one round', async () => {
    await twoMessages();
    const round = await openRound();
    const second = stand.ben.messages('aif-study').find(({ ts }) => ts !== round?.messageTs);
    if (!round || !second) throw new Error('no second message');
    const [right] = round.snapshot.key;
    await stand.ben.click(second, { actionId: `answer:${right}` });
    await stand.sees(stand.ben, 'Right!');
    await withdrawSeconds(stand.deps);
    expect(questions()).toHaveLength(1);
    expect(await stand.deps.store.countAnswers(round.id)).toBe(1);
  });

  test('is found by the first press on it, when nobody expected one', async () => {
    await postRound(stand.deps, order);
    const round = await openRound();
    if (!round) throw new Error('nothing posted');
    const client = await stand.deps.clientFor(workspace);
    const [posted] = questions();
    await client.chat.postMessage({
      channel: study,
      text: 'The same once more',
      blocks: posted?.blocks as never,
      metadata: posted?.metadata as never,
    });
    await withdrawSeconds(stand.deps);
    expect(questions()).toHaveLength(2);
    const second = stand.ben.messages('aif-study').find(({ ts }) => ts !== round.messageTs);
    if (!second) throw new Error('no second message');
    await stand.ben.click(second, { actionId: 'answer:0' });
    await stand.sandbox.until(() => stand.ben.messages('aif-study').some(({ ephemeral }) => ephemeral));
    await withdrawSeconds(stand.deps);
    expect(questions().map(({ ts }) => ts)).toEqual([round.messageTs]);
  });

  test('is looked for among more messages than Slack gives at once', async () => {
    stand.sandbox.faults.add({ method: 'chat.postMessage', kind: 'accepted-but-lost' });
    await postRound(stand.deps, order);
    for (let line = 0; line < 40; line += 1) await stand.ben.say('aif-study', `chat ${line}`);
    await stand.sandbox.advanceClock(LEASE_MS);
    await rescueRounds(stand.deps);
    expect(questions()).toHaveLength(1);
    expect(await openRound()).toMatchObject({ messageTs: questions()[0]?.ts });
  });

  test('that another instance took back already is no trouble', async () => {
    await twoMessages();
    await Promise.all([withdrawSeconds(stand.deps), withdrawSeconds(stand.deps)]);
    expect(questions()).toHaveLength(1);
    expect(stand.log.some(line => line.includes('job failed'))).toBe(false);
  });
});

describe('a question that was claimed and never posted', () => {
  test('is not posted any more when that was asked for more than an hour ago', async () => {
    stand.sandbox.faults.add({ method: 'chat.postMessage', kind: 'server-error' });
    await postRound(stand.deps, order);
    await stand.sandbox.advanceClock(61 * MINUTE);
    await rescueRounds(stand.deps);
    expect(questions()).toEqual([]);
    expect(await stand.deps.store.listPastRounds(workspace, study)).toEqual([]);
  });
});
