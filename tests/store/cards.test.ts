import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { asChannelId, asMemberKey, asRoundId, asUserId, asWorkspaceId } from '../../src/quiz/ids.ts';
import { applyRecalls, type ReviewCard } from '../../src/quiz/review-card.ts';
import type { AttemptOwner } from '../../src/store/attempts.ts';
import type { Store } from '../../src/store/store.ts';
import { aSnapshot } from '../quiz/a-snapshot.ts';
import { DATABASES, makeDatabase, type TestDatabase } from './databases.ts';

const workspace = asWorkspaceId('T1');
const anna = { workspace, member: asMemberKey('anna') };
const strangers = [
  { workspace, member: asMemberKey('ben') },
  { workspace: asWorkspaceId('T2'), member: anna.member },
];

function aCard(changes: Partial<ReviewCard> = {}): ReviewCard {
  return {
    questionId: 'drift',
    stability: 2.3065,
    difficulty: 2.118,
    answers: 1,
    lapses: 0,
    answeredAt: 1_000,
    dueAt: 2_000,
    ...changes,
  };
}

describe.each(DATABASES)('cards on %s', kind => {
  let database: TestDatabase;
  let store: Store;
  beforeEach(async () => {
    database = await makeDatabase(kind);
    store = await database.open();
    await store.rememberMember({
      workspace,
      user: asUserId('U-anna'),
      key: anna.member,
      name: 'anna',
      timeZone: undefined,
      now: 1,
    });
  });
  afterEach(() => database.remove());

  const practise = async (questionId: string, correct: boolean, at: number) => {
    await store.recordAttempt(anna, {
      id: `${questionId}-${at}`,
      snapshot: aSnapshot({ questionId }),
      now: at,
    });
    await store.answerAttempt(anna, `${questionId}-${at}`, { chosen: [1], correct, at });
  };
  const round = async (id: string, at: number) => {
    const snapshot = aSnapshot({ questionId: `in-${id}` });
    await store.claimRound({
      id: asRoundId(id),
      workspace,
      channel: asChannelId(`C-${id}`),
      cause: { kind: 'request', request: id },
      localDay: '2026-11-23',
      timeZone: 'Europe/Berlin',
      snapshot,
      points: 2,
      now: at,
      leaseUntil: at + 40_000,
    });
    await store.openRound(asRoundId(id), `${at}.000100`, at);
    const answer = { round: asRoundId(id), member: anna.member, chosen: [0], correct: false, points: 0, at };
    await store.recordAnswer(answer);
  };
  const cardsOf = async (owner: AttemptOwner) => {
    const times = await store.listDueTimes(owner);
    const ids = times.map(({ questionId }) => questionId);
    const cards = await store.listCards(owner, ids);
    expect(cards.map(({ questionId, dueAt }) => ({ questionId, dueAt }))).toEqual(
      times.toSorted((a, b) => (a.questionId < b.questionId ? -1 : 1)),
    );
    return cards;
  };
  const known = async () =>
    (await store.listNewRecalls(anna)).map(({ questionId, at }) => `${questionId} ${at}`);

  test('are made from answers in practice and in rounds that count, oldest first', async () => {
    await practise('recall', true, 300);
    await round('open', 200);
    await round('closed', 100);
    await round('void', 150);
    await store.closeRound(asRoundId('closed'), 400);
    await store.voidRound(asRoundId('void'), 400);
    await store.recordAttempt(anna, { id: 'a', snapshot: aSnapshot({ questionId: 'unanswered' }), now: 1 });
    expect(await store.listNewRecalls(anna)).toEqual([
      { questionId: 'in-closed', correct: false, confidence: undefined, at: 100 },
      { questionId: 'in-open', correct: false, confidence: undefined, at: 200 },
      { questionId: 'recall', correct: true, confidence: undefined, at: 300 },
    ]);
  });

  test('know how sure the member was', async () => {
    await practise('recall', true, 100);
    await store.rateAttempt(anna, 'recall-100', 'guess');
    await round('r', 200);
    await store.rateAnswer(asRoundId('r'), anna.member, { confidence: 'sure', at: 201 });
    const said = (await store.listNewRecalls(anna)).map(({ confidence }) => confidence);
    expect(said).toEqual(['guess', 'sure']);
  });

  test('are made from finished exams: of what was looked at, the open ones were missed', async () => {
    await store.startExam(anna, {
      id: 'e',
      kind: 'short',
      snapshots: ['right', 'wrong', 'open', 'never-seen'].map(questionId => aSnapshot({ questionId })),
      now: 100,
      endsAt: 900,
    });
    const answer = (position: number, correct: boolean) =>
      store.saveExamStep(anna, {
        exam: 'e',
        to: position + 1,
        now: 110,
        change: { position, entered: [1], correct },
      });
    await answer(0, true);
    await answer(1, false);
    expect(await known()).toEqual([]);
    await store.endExam('e', { state: 'finished', now: 200 });
    expect(await store.listNewRecalls(anna)).toEqual([
      { questionId: 'open', correct: false, confidence: undefined, at: 200 },
      { questionId: 'right', correct: true, confidence: undefined, at: 200 },
      { questionId: 'wrong', correct: false, confidence: undefined, at: 200 },
    ]);
  });

  test('are not made from exams that were thrown away', async () => {
    const exam = { id: 'e', kind: 'short', snapshots: [aSnapshot({})], now: 100, endsAt: 900 } as const;
    await store.startExam(anna, exam);
    await store.endExam('e', { state: 'abandoned', now: 200 });
    expect(await known()).toEqual([]);
  });

  test('take in each answer once', async () => {
    await practise('drift', false, 100);
    await practise('recall', true, 110);
    const first = applyRecalls(new Map(), await store.listNewRecalls(anna));
    await store.saveCards(anna, [...first.values()], 110);
    expect(await cardsOf(anna)).toEqual([...first.values()]);
    // What was known at once has no card, so it is looked at again for some minutes.
    expect(await known()).toEqual(['recall 110']);
    await practise('drift', true, 90_000_000);
    expect(await known()).toEqual(['recall 110', 'drift 90000000']);
    await store.saveCards(anna, [aCard({ answeredAt: 90_000_000 })], 90_000_000);
    expect(await known()).toEqual([]);
    // Two instances write in another order than their clocks say.
    await practise('bias', false, 89_990_000);
    expect(await known()).toEqual(['bias 89990000']);
    // Who is behind takes nothing back.
    await store.saveCards(anna, [], 110);
    expect(await known()).toEqual(['bias 89990000']);
  });

  test('keep the later answer, whoever saves last', async () => {
    const later = aCard({ answeredAt: 5_000, dueAt: 9_000, answers: 2 });
    await store.saveCards(anna, [later], 5_000);
    await store.saveCards(anna, [aCard(), aCard({ questionId: 'recall' })], 1_000);
    expect((await cardsOf(anna)).toSorted((a, b) => (a.questionId < b.questionId ? -1 : 1))).toEqual([
      later,
      aCard({ questionId: 'recall' }),
    ]);
  });

  test('can be made again from all answers to their question', async () => {
    await practise('drift', false, 100);
    await practise('recall', false, 150);
    await round('r', 160);
    await practise('drift', true, 200);
    const all = await store.listRecallsOf(anna, 'drift');
    expect(all).toMatchObject([
      { questionId: 'drift', correct: false, at: 100 },
      { questionId: 'drift', correct: true, at: 200 },
    ]);
    expect(await store.listRecallsOf(anna, 'in-r')).toHaveLength(1);
    await store.saveCards(anna, [aCard({ answeredAt: 900 })], 900);
    await store.replaceCard(anna, 'drift', aCard({ answeredAt: 200, answers: 2 }));
    expect(await cardsOf(anna)).toEqual([aCard({ answeredAt: 200, answers: 2 })]);
    await store.replaceCard(anna, 'drift', undefined);
    expect(await cardsOf(anna)).toEqual([]);
  });

  test.each(strangers)('are nobody else’s', async stranger => {
    await practise('drift', false, 100);
    await store.saveCards(anna, [aCard({ questionId: 'recall' })], 100);
    await store.replaceCard(stranger, 'recall', undefined);
    expect(await store.listNewRecalls(stranger)).toEqual([]);
    expect(await store.listRecallsOf(stranger, 'drift')).toEqual([]);
    expect(await cardsOf(stranger)).toEqual([]);
    expect(await cardsOf(anna)).toHaveLength(1);
  });
});
