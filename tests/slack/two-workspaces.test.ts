import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Deps } from '../../src/deps.ts';
import { asUserId, asWorkspaceId } from '../../src/quiz/ids.ts';
import { tick } from '../chaos/world.ts';
import { type AppStand, standUp, study, wordsOf, workspace } from './app-stand.ts';

const HOUR = 3_600_000;
const OTHER = asWorkspaceId('T0OTHER');

/** Two workspaces in one database. Their channels and people have the same ids and names. */
let one: AppStand;
let two: AppStand;
/** What any instance does for both. */
let both: Deps;
beforeAll(async () => {
  one = await standUp();
  two = await standUp({ store: one.deps.store, team: { id: OTHER, name: 'Other Team' } });
  both = {
    ...one.deps,
    clientFor: (of, pacing) => (of === workspace ? one : two).deps.clientFor(of, pacing),
  };
});
afterAll(async () => {
  await two.close();
  await one.close();
});

async function said(stand: AppStand, line: string, member = stand.anna): Promise<string> {
  const before = member.messages('aif-study').length;
  await member.command('aif-study', line);
  await stand.sandbox.until(() => member.messages('aif-study').length > before);
  const message = member.lastMessage('aif-study');
  return message ? wordsOf(message) : '';
}

async function later(milliseconds: number): Promise<void> {
  await Promise.all([one.sandbox.advanceClock(milliseconds), two.sandbox.advanceClock(milliseconds)]);
  await tick(both);
}

const questions = (stand: AppStand) =>
  stand.sandbox.messages(study).filter(message => message.metadata !== undefined);

async function press(stand: AppStand, member: AppStand['ben'], isRight: boolean): Promise<void> {
  const round = await one.deps.store.findOpenRound(stand === one ? workspace : OTHER, study);
  const message = member.messages('aif-study').find(({ ts }) => ts === round?.messageTs);
  if (!round || !message) throw new Error('nothing to answer');
  const [right = 0] = round.snapshot.key;
  await member.click(message, { actionId: `answer:${isRight ? right : (right + 1) % 4}` });
  await stand.sees(member, isRight ? 'Right!' : 'Not this time.');
}

// One week in the order it happens; each test goes on where the one before it stopped.
describe('two workspaces with equal ids in one database', () => {
  test('have schedules of their own', async () => {
    expect(await said(one, '/aif schedule mon-fri 10:00 Europe/Berlin close 17:00')).toContain('Saved');
    expect(await said(two, '/aif schedule show')).not.toContain('10:00');
    expect(await said(two, '/aif schedule daily 11:00 Europe/Berlin')).toContain('Saved');
    expect(await said(one, '/aif schedule show')).toContain('Monday to Friday at 10:00');
  });

  test('get their questions each in its own channel at its own time', async () => {
    await later(HOUR);
    expect([questions(one).length, questions(two).length]).toEqual([1, 0]);
    await later(HOUR);
    expect([questions(one).length, questions(two).length]).toEqual([1, 1]);
  });

  test('count answers of the same person apart', async () => {
    await press(one, one.ben, true);
    await press(two, two.ben, false);
    await press(two, two.chloe, true);
    const rounds = await Promise.all([workspace, OTHER].map(of => one.deps.store.findOpenRound(of, study)));
    const counts = await Promise.all(rounds.map(round => round && one.deps.store.countAnswers(round.id)));
    expect(counts).toEqual([1, 2]);
  });

  test('do not take a button of each other', async () => {
    const foreign = await one.deps.store.findOpenRound(OTHER, study);
    const client = await one.deps.clientFor(workspace);
    const button = {
      type: 'button',
      action_id: 'answer:0',
      value: JSON.stringify({ round: foreign?.id, position: 0 }),
      text: { type: 'plain_text', text: 'A' },
    } as const;
    const { ts } = await client.chat.postMessage({
      channel: study,
      text: 'Not from here',
      blocks: [{ type: 'actions', elements: [button] }],
    });
    const message = one.chloe.messages('aif-study').find(candidate => candidate.ts === ts);
    if (!foreign || !message) throw new Error('nothing posted');
    await one.chloe.click(message, { actionId: 'answer:0' });
    await one.sees(one.chloe, 'I do not know this question any more');
    expect(await one.deps.store.countAnswers(foreign.id)).toBe(2);
  });

  test('have boards and streaks of their own', async () => {
    const boards = [
      await said(one, '/aif leaderboard', one.ben),
      await said(two, '/aif leaderboard', two.ben),
    ];
    expect(boards[0]).toContain('*1.* <@U0BEN> (you)');
    expect(boards[0]).not.toContain('U0CHLOE');
    expect(boards[1]).toContain('<@U0CHLOE>');
    expect(await said(one, '/aif me', one.chloe)).not.toContain('right is');
    await said(one, '/aif leaderboard hide', one.ben);
    expect(await said(one, '/aif leaderboard', one.anna)).not.toContain('U0BEN');
    const keys = await Promise.all(
      [workspace, OTHER].map(of => one.deps.store.findMember(of, asUserId('U0BEN'))),
    );
    expect(keys[0]?.key).not.toBe(keys[1]?.key);
  });

  test('have managers of their own', async () => {
    await said(one, '/aif schedule managers @ben');
    expect(await said(two, '/aif post', two.ben)).toContain('Posting is for workspace admins');
  });

  test('close and show results each in its own channel', async () => {
    await later(6 * HOUR);
    await one.sees(one.chloe, 'Result', '1 answered');
    expect(JSON.stringify(questions(two))).not.toContain('"Result"');
  });

  test('go on alone when the other one has the app no more', async () => {
    await one.deps.store.markUninstalled(workspace, one.deps.now());
    await later(18 * HOUR);
    expect(questions(two)).toHaveLength(2);
    expect(await one.deps.findInstallation(OTHER)).toBeDefined();
    expect(questions(one)).toHaveLength(1);
  });
});
