import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { asChannelId, asMemberKey, asRoundId, asUserId, asWorkspaceId } from '../../src/quiz/ids.ts';
import type { Store } from '../../src/store/store.ts';
import { aSnapshot } from '../quiz/a-snapshot.ts';
import { DATABASES, makeDatabase, type TestDatabase } from './databases.ts';

const workspace = asWorkspaceId('T1');
const channel = asChannelId('C1');
const anna = { user: asUserId('U-ANNA-7'), key: asMemberKey('key-a'), name: 'Anna Bergström' };
const ben = { user: asUserId('U-BEN-7'), key: asMemberKey('key-b'), name: 'Ben Okafor' };
const ALL_TIME = { from: 0, until: Number.MAX_SAFE_INTEGER };

describe.each(DATABASES)('what is kept about a person on %s', kind => {
  let database: TestDatabase;
  let store: Store;
  beforeEach(async () => {
    database = await makeDatabase(kind);
    store = await database.open();
  });
  afterEach(() => database.remove());

  const come = ({ user, key, name }: typeof anna) =>
    store.rememberMember({ workspace, user, key, name, timeZone: 'Europe/Berlin', now: 1 });
  const post = async (id: string, at: number) => {
    await store.claimRound({
      id: asRoundId(id),
      workspace,
      channel,
      cause: { kind: 'request', request: id },
      localDay: '2026-11-23',
      timeZone: 'Europe/Berlin',
      snapshot: aSnapshot({ questionId: `question-${id}` }),
      points: 2,
      now: at,
      leaseUntil: at + 40_000,
    });
    await store.openRound(asRoundId(id), `${at}.000100`, at);
  };
  const answer = (round: string, { key }: typeof anna, at: number) =>
    store.recordAnswer({ round: asRoundId(round), member: key, chosen: [1], correct: true, points: 2, at });
  const practise = async ({ key }: typeof anna, id: string) => {
    const owner = { workspace, member: key };
    await store.recordAttempt(owner, { id, snapshot: aSnapshot({ questionId: 'practised' }), now: 40 });
    await store.answerAttempt(owner, id, { chosen: [0], correct: false, at: 50 });
  };

  const installed = {
    workspace,
    teamId: 'T1',
    enterpriseId: undefined,
    botUserId: 'U0APP',
    botId: 'B1',
    token: 'xoxb-1',
    grant: { scopes: 'commands', refreshToken: 'xoxe-1', expiresAt: 5, installedBy: anna.user },
  };

  /** Two rounds, the second still open, answered by both; Anna practised, manages and set the schedule. */
  async function live(): Promise<void> {
    await come(anna);
    await come(ben);
    await store.rememberChannel({ workspace, id: channel, name: 'study', status: 'active', now: 1 });
    await post('past', 10);
    await answer('past', anna, 20);
    await answer('past', ben, 21);
    await post('open', 30);
    await answer('open', anna, 31);
    await answer('open', ben, 32);
    await practise(anna, 'attempt-a');
    await practise(ben, 'attempt-b');
    await store.changeSettings(anna.key, { reviewAt: '18:00', dateLanguage: 'de' });
    await store.savePicture(
      { workspace, member: anna.key },
      { fileId: 'F1', digest: 'd', drawnAt: 60 },
      undefined,
    );
    await store.saveInstallation(installed, 1);
    await store.addManager(workspace, anna.user, anna.user, 5);
    await store.addManager(workspace, ben.user, anna.user, 6);
    await store.saveSchedule(
      {
        workspace,
        channel,
        schedule: {
          days: [1],
          postAt: '09:00',
          timeZone: 'Europe/Berlin',
          closeAt: undefined,
          paused: false,
          pausedUntil: undefined,
          skippedDays: [],
        },
        reminds: false,
        nextSlot: 1_000,
        revision: 0,
      },
      anna.user,
      7,
    );
  }

  test('is told whole', async () => {
    await live();
    expect(await store.findPersonalData(workspace, anna.user)).toMatchObject({
      userId: anna.user,
      name: anna.name,
      timeZone: 'Europe/Berlin',
      joinedAt: 1,
      hiddenFromBoards: false,
      isManager: true,
      settings: { reviewAt: '18:00', dateLanguage: 'de' },
      managed: { managersAdded: 2, schedulesSaved: [channel], installedApp: true },
      study: {
        rounds: [
          { channelId: channel, day: '2026-11-23', points: 2, chosen: [1], correct: true, at: 20 },
          { chosen: [1], at: 31 },
        ],
        practice: [
          { mode: 'practice', snapshot: { questionId: 'practised' }, chosen: [0], correct: false, at: 50 },
        ],
        reviews: [],
        exams: [],
      },
    });
    expect((await store.findPersonalData(workspace, ben.user))?.study.practice).toHaveLength(1);
    expect(await store.findPersonalData(asWorkspaceId('T2'), anna.user)).toBeUndefined();
  });

  test('is nowhere after it was deleted: no table holds the id or the name', async () => {
    await live();
    const before = await database.dump();
    for (const trace of [anna.user, anna.name, 'attempt-a', 'F1']) expect(before).toContain(trace);
    expect(await store.deletePerson(workspace, anna.user)).toEqual({ rounds: ['open'], files: ['F1'] });
    const after = await database.dump();
    for (const trace of [anna.user, anna.name, 'attempt-a', 'F1']) expect(after).not.toContain(trace);
    expect(await store.findPersonalData(workspace, anna.user)).toBeUndefined();
    expect(await store.findMember(workspace, anna.user)).toBeUndefined();
    expect(await store.deletePerson(workspace, anna.user)).toEqual({ rounds: [], files: [] });
  });

  test('leaves the counts of past rounds, and everything of the others', async () => {
    await live();
    const others = await store.findPersonalData(workspace, ben.user);
    await store.deletePerson(workspace, anna.user);
    expect(await store.countAnswers(asRoundId('past'))).toBe(2);
    expect(await store.countAnswers(asRoundId('open'))).toBe(1);
    expect(await store.findPersonalData(workspace, ben.user)).toEqual(others);
    expect(await store.isManager(workspace, ben.user)).toBe(true);
    const grant = { ...installed.grant, installedBy: '' };
    expect(await store.findInstallation(workspace)).toEqual({ ...installed, grant });
    const board = await store.listScores(workspace, channel, ALL_TIME, undefined);
    expect(board.map(({ name }) => name)).toEqual([ben.name]);
  });

  test('begins anew when the person comes back, who can answer the open round once', async () => {
    await live();
    await store.deletePerson(workspace, anna.user);
    const again = { ...anna, key: asMemberKey('key-new') };
    expect(await come(again)).toMatchObject({ key: 'key-new', settings: {}, hidden: false });
    expect(await answer('open', again, 70)).toEqual({ kind: 'recorded' });
    expect(await answer('open', again, 71)).toMatchObject({ kind: 'already-answered' });
    expect(await store.countAnswers(asRoundId('open'))).toBe(2);
    expect(await store.findPersonalData(workspace, anna.user)).toMatchObject({
      study: { rounds: [{ at: 70 }], practice: [] },
    });
  });

  test('lists everything that was answered, oldest first, and nothing withdrawn', async () => {
    await live();
    await post('void', 80);
    await answer('void', anna, 81);
    await store.voidRound(asRoundId('void'), 82);
    expect(await store.listAnswered({ workspace, member: anna.key })).toEqual([
      { questionId: 'question-past', correct: true, at: 20 },
      { questionId: 'question-open', correct: true, at: 31 },
      { questionId: 'practised', correct: false, at: 50 },
    ]);
  });

  test('keeps one picture per member, and which blocks a workspace refused lately', async () => {
    await live();
    const owner = { workspace, member: anna.key };
    const drawn = { digest: 'e', drawnAt: 90 };
    const others = ['F2', 'F3'].map(fileId => store.savePicture(owner, { ...drawn, fileId }, 'F1'));
    // Of two that were drawn at once, one stays.
    expect((await Promise.all(others)).toSorted()).toEqual([false, true]);
    const kept = await store.findPicture(owner);
    expect(await store.savePicture(owner, { ...drawn, fileId: 'F9' }, 'gone')).toBe(false);
    expect(await store.savePicture(owner, { ...drawn, fileId: 'F2' }, kept?.fileId)).toBe(true);
    const stranger = { workspace, member: asMemberKey('deleted') };
    expect(await store.savePicture(stranger, { ...drawn, fileId: 'F4' }, undefined)).toBe(false);
    expect(await store.findPicture(owner)).toEqual({ fileId: 'F2', digest: 'e', drawnAt: 90 });
    expect(await store.findPicture({ workspace, member: ben.key })).toBeUndefined();
    await store.forgetPicture(owner);
    expect(await store.findPicture(owner)).toBeUndefined();
    await store.recordRefusedBlock(workspace, 'data_visualization', 100);
    await store.recordRefusedBlock(workspace, 'data_visualization', 120);
    expect(await store.isBlockRefused(workspace, 'data_visualization', 110)).toBe(true);
    expect(await store.isBlockRefused(workspace, 'data_visualization', 120)).toBe(false);
    expect(await store.isBlockRefused(asWorkspaceId('T2'), 'data_visualization', 0)).toBe(false);
  });
});
