import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { asChannelId, asMemberKey, asRoundId, asUserId, asWorkspaceId } from '../../src/quiz/ids.ts';
import type { Store } from '../../src/store/store.ts';
import { aSnapshot } from '../quiz/a-snapshot.ts';
import { DATABASES, makeDatabase, type TestDatabase } from './databases.ts';

const workspace = asWorkspaceId('T1');
const channel = asChannelId('C1');
const anna = { workspace, member: asMemberKey('anna') };
const ben = { workspace, member: asMemberKey('ben') };

describe.each(DATABASES)('attempts on %s', kind => {
  let database: TestDatabase;
  let store: Store;
  beforeEach(async () => {
    database = await makeDatabase(kind);
    store = await database.open();
  });
  afterEach(() => database.remove());

  const ask = (id: string, questionId: string, now = 1_000, owner = anna) =>
    store.recordAttempt(owner, { id, snapshot: aSnapshot({ questionId }), now });
  const answer = (id: string, correct: boolean, at = 2_000, owner = anna) =>
    store.answerAttempt(owner, id, { chosen: [correct ? 1 : 0], correct, at });
  const post = async (id: string, questionId: string, at: number) => {
    await store.claimRound({
      id: asRoundId(id),
      workspace,
      channel,
      cause: { kind: 'request', request: id },
      localDay: '2026-11-23',
      timeZone: 'Europe/Berlin',
      snapshot: aSnapshot({ questionId }),
      points: 2,
      now: at,
      leaseUntil: at + 40_000,
    });
    await store.openRound(asRoundId(id), `${at}.000100`, at);
  };

  test('keep the question as it was asked, and the answer', async () => {
    await ask('a', 'drift');
    const asked = { id: 'a', mode: 'practice', snapshot: aSnapshot({ questionId: 'drift' }), askedAt: 1_000 };
    expect(await store.findAttempt(anna, 'a')).toEqual({ ...asked, answer: undefined });
    const answered = { ...asked, answer: { chosen: [1], correct: true, at: 2_000 } };
    expect(await answer('a', true)).toEqual(answered);
    await store.close();
    store = await database.open();
    expect(await store.findAttempt(anna, 'a')).toEqual(answered);
  });

  test('take the first answer, under fifty presses at once from two instances', async () => {
    const other = await database.open();
    await ask('a', 'drift');
    const presses = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        (index % 2 ? store : other).answerAttempt(anna, 'a', {
          chosen: [index % 4],
          correct: index % 4 === 1,
          at: 2_000 + index,
        }),
      ),
    );
    const recorded = presses.filter(press => press !== undefined);
    expect(recorded).toHaveLength(1);
    expect(await store.findAttempt(anna, 'a')).toEqual(recorded[0]);
  });

  describe('in a practice run', () => {
    const next = (id: string, place: number, owner = anna) =>
      store.recordAttempt(owner, {
        id,
        snapshot: aSnapshot({ questionId: `question-${id}` }),
        now: 1_000,
        run: { id: 'run', place },
      });

    test('are listed in the order asked, each with how it went', async () => {
      expect([await next('b', 2), await next('a', 1), await next('c', 3)]).toEqual([true, true, true]);
      await answer('a', true);
      await answer('c', false);
      const sectionId = aSnapshot({}).sectionId;
      expect(await store.listRun(anna, 'run')).toEqual([
        { attempt: 'a', questionId: 'question-a', sectionId, correct: true },
        { attempt: 'b', questionId: 'question-b', sectionId, correct: undefined },
        { attempt: 'c', questionId: 'question-c', sectionId, correct: false },
      ]);
      expect((await store.findAttempt(anna, 'b'))?.run).toEqual({ id: 'run', place: 2 });
      expect(await store.listRun(ben, 'run')).toEqual([]);
    });

    test('have one question per place, under ten presses at once from two instances', async () => {
      const other = await database.open();
      const presses = await Promise.all(
        Array.from({ length: 10 }, (_, index) =>
          (index % 2 ? store : other).recordAttempt(anna, {
            id: `${index}`,
            snapshot: aSnapshot({}),
            now: 1_000,
            run: { id: 'run', place: 1 },
          }),
        ),
      );
      expect(presses.filter(Boolean)).toHaveLength(1);
      expect(await store.listRun(anna, 'run')).toHaveLength(1);
      expect(await next('bens', 1, ben)).toBe(true);
    });
  });

  test('and answers to rounds take one word on how sure the member was, and keep the first', async () => {
    await ask('a', 'drift');
    expect(await store.rateAttempt(anna, 'a', 'guess')).toBeUndefined();
    await answer('a', true);
    expect(await store.rateAttempt(ben, 'a', 'sure')).toBeUndefined();
    expect(await store.rateAttempt(anna, 'a', 'guess')).toMatchObject({ answer: { confidence: 'guess' } });
    expect(await store.rateAttempt(anna, 'a', 'sure')).toMatchObject({ answer: { confidence: 'guess' } });

    const round = asRoundId('r');
    await post('r', 'in-a-round', 1_600);
    const said = { confidence: 'sure', at: 1_800 } as const;
    expect(await store.rateAnswer(round, anna.member, said)).toBeUndefined();
    const given = { round, member: anna.member, chosen: [1], correct: true, points: 2, at: 1_700 };
    await store.recordAnswer(given);
    const rated = { answer: given, confidence: 'sure' };
    expect(await store.rateAnswer(round, anna.member, said)).toEqual(rated);
    expect(await store.rateAnswer(round, anna.member, { ...said, confidence: 'guess' })).toEqual(rated);
  });

  test.each([
    ['somebody else', ben],
    ['the same key in another workspace', { workspace: asWorkspaceId('T2'), member: anna.member }],
  ])('are neither found nor answered by %s', async (_who, owner) => {
    await ask('a', 'drift');
    expect(await store.findAttempt(owner, 'a')).toBeUndefined();
    expect(await answer('a', true, 2_000, owner)).toBeUndefined();
    expect(await store.listSeen(owner)).toEqual([]);
    expect(await store.findAttempt(anna, 'a')).toMatchObject({ answer: undefined });
  });

  test('that do not exist are not answered', async () => {
    expect(await answer('none', true)).toBeUndefined();
    expect(await store.findAttempt(anna, 'none')).toBeUndefined();
  });

  test('and answers to rounds are what a member has seen, in the order of time', async () => {
    await ask('late', 'answered-late', 1_000);
    await ask('open', 'left-open', 1_500);
    await post('r', 'in-a-round', 1_600);
    await store.recordAnswer({
      round: asRoundId('r'),
      member: anna.member,
      chosen: [0],
      correct: false,
      points: 0,
      at: 1_700,
    });
    await answer('late', true, 1_800);
    await ask('bens', 'other', 1_000, ben);
    expect(await store.listSeen(anna)).toEqual([
      { questionId: 'left-open', correct: undefined },
      { questionId: 'in-a-round', correct: false },
      { questionId: 'answered-late', correct: true },
    ]);
  });

  test('may leave out what channels are answering now', async () => {
    await post('first', 'closed-by-now', 1_000);
    await post('second', 'open', 2_000);
    expect(await store.listLiveQuestions(workspace)).toEqual(new Set(['open']));
    expect(await store.listLiveQuestions(asWorkspaceId('T2'))).toEqual(new Set());
  });

  test('are on no board, in no section score and in no last answers', async () => {
    await store.rememberMember({
      workspace,
      user: asUserId('U1'),
      key: anna.member,
      name: 'anna',
      timeZone: undefined,
      now: 1,
    });
    await post('r', 'in-a-round', 500);
    await ask('a', 'drift');
    await answer('a', true);
    const always = { from: 0, until: Number.MAX_SAFE_INTEGER };
    expect(await store.listScores(workspace, channel, always, anna.member)).toEqual([]);
    expect(await store.listSectionScores(anna.member)).toEqual([]);
    expect(await store.listLatestAnswers(anna.member, 10)).toEqual([]);
  });
});
