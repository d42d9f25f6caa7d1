import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { asMemberKey, asUserId, asWorkspaceId } from '../../src/quiz/ids.ts';
import type { ExamStep } from '../../src/store/exams.ts';
import type { Store } from '../../src/store/store.ts';
import { aSnapshot } from '../quiz/a-snapshot.ts';
import { DATABASES, makeDatabase, type TestDatabase } from './databases.ts';
import { workAt } from './work-at.ts';

const workspace = asWorkspaceId('T1');
const anna = { workspace, member: asMemberKey('anna') };
const ben = { workspace, member: asMemberKey('ben') };
const START = 1_000_000;
const END = START + 90 * 60_000;

describe.each(DATABASES)('exams on %s', kind => {
  let database: TestDatabase;
  let store: Store;
  beforeEach(async () => {
    database = await makeDatabase(kind);
    store = await database.open();
  });
  afterEach(() => database.remove());

  const start = (id = 'e1', owner = anna, questions = ['drift', 'recall', 'bias'], on = store) =>
    on.startExam(owner, {
      id,
      kind: 'short',
      snapshots: questions.map(questionId => aSnapshot({ questionId })),
      now: START,
      endsAt: END,
    });
  const step = (changes: Partial<ExamStep> = {}, owner = anna) =>
    store.saveExamStep(owner, { exam: 'e1', to: 0, now: START + 1, ...changes });
  const answer = (position: number, correct: boolean, now = START + 1) =>
    step({ to: position, now, change: { position, entered: [correct ? 1 : 0], correct } });

  test('begin at their first question, with everything as it was asked', async () => {
    await start();
    const item = { entered: [], correct: undefined, marked: false };
    expect(await store.findExam(anna, 'e1')).toEqual({
      id: 'e1',
      kind: 'short',
      state: 'running',
      startedAt: START,
      endsAt: END,
      finishedAt: undefined,
      position: 0,
      items: [
        { ...item, snapshot: aSnapshot({ questionId: 'drift' }), seen: true },
        { ...item, snapshot: aSnapshot({ questionId: 'recall' }), seen: false },
        { ...item, snapshot: aSnapshot({ questionId: 'bias' }), seen: false },
      ],
    });
  });

  test('are opened at one question, without what the others ask', async () => {
    await start();
    await step({ to: 2, change: { position: 0, marked: true } });
    const item = { entered: [], correct: undefined, marked: false };
    const items = [
      { ...item, marked: true, seen: true },
      { ...item, seen: false },
      { ...item, seen: true },
    ];
    const bias = { position: 2, snapshot: aSnapshot({ questionId: 'bias' }) };
    expect(await store.openRunningExam(anna)).toMatchObject({ id: 'e1', position: 2, items, page: bias });
    expect((await store.openExam(anna, 'e1'))?.page).toEqual(bias);
    const drift = { position: 0, snapshot: aSnapshot({ questionId: 'drift' }) };
    expect(await store.openExam(anna, 'e1', 0)).toMatchObject({ position: 2, items, page: drift });
    expect((await store.openExam(anna, 'e1', 3))?.page).toBeUndefined();
    expect(JSON.stringify(await store.openExam(anna, 'e1', 3))).not.toContain('drift');
    expect(await store.openExam(ben, 'e1')).toBeUndefined();
  });

  test('run until their last moment, and not when they were ended', async () => {
    expect(await store.hasRunningExam(anna, START)).toBe(false);
    await start();
    expect(await store.hasRunningExam(anna, END - 1)).toBe(true);
    expect(await store.hasRunningExam(anna, END)).toBe(false);
    expect(await store.hasRunningExam(ben, START)).toBe(false);
    await store.endExam('e1', { state: 'finished', now: START + 1 });
    expect(await store.hasRunningExam(anna, START + 2)).toBe(false);
  });

  test('run one at a time for a member, whoever starts them', async () => {
    const other = await database.open();
    await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        start(`e${index}`, anna, ['drift', 'recall'], index % 2 ? store : other),
      ),
    );
    const running = await store.openRunningExam(anna);
    expect(running?.items).toHaveLength(2);
    await start('again');
    expect((await other.openRunningExam(anna))?.id).toBe(running?.id);
    await start('bens', ben);
    expect((await store.openRunningExam(ben))?.id).toBe('bens');
  });

  test('keep every step after a restart: answers, marks, what was seen and where', async () => {
    await start();
    await answer(0, false);
    await step({ to: 1, change: { position: 0 } });
    await step({ to: 2, change: { position: 0, marked: true } });
    await step({ to: 2, change: { position: 2, entered: [3, undefined], correct: undefined } });
    await store.close();
    store = await database.open();
    expect(await store.findExam(anna, 'e1')).toMatchObject({
      position: 2,
      items: [
        { entered: [0], correct: false, marked: true, seen: true },
        { entered: [], correct: undefined, marked: false, seen: true },
        { entered: [3, undefined], correct: undefined, marked: false, seen: true },
      ],
    });
  });

  test('let an answer be changed, and taken back', async () => {
    await start();
    await answer(0, false);
    await answer(0, true);
    expect((await store.findExam(anna, 'e1'))?.items[0]).toMatchObject({ entered: [1], correct: true });
    await step({ change: { position: 0, entered: [], correct: undefined } });
    expect((await store.findExam(anna, 'e1'))?.items[0]).toMatchObject({ entered: [], correct: undefined });
  });

  test.each([
    ['the time is over', {}, anna, END],
    ['somebody else tries', {}, ben, START + 1],
    ['the exam does not exist', { exam: 'gone' }, anna, START + 1],
    ['it is another workspace', {}, { ...anna, workspace: asWorkspaceId('T2') }, START + 1],
  ])('change nothing when %s', async (_when, changes, owner, now) => {
    await start();
    const before = await store.findExam(anna, 'e1');
    const change = { position: 0, entered: [1], correct: true };
    expect(await step({ ...changes, now, change, to: 1 }, owner)).toBe(false);
    expect(await store.findExam(anna, 'e1')).toEqual(before);
  });

  test.each(['finished', 'abandoned'] as const)(
    'take nothing once they are %s, by one of many',
    async state => {
      const other = await database.open();
      await start();
      await answer(0, true);
      const ends = await Promise.all(
        Array.from({ length: 10 }, (_, index) =>
          (index % 2 ? store : other).endExam('e1', { state, now: START + 60_000 }),
        ),
      );
      expect(ends.filter(Boolean)).toHaveLength(1);
      expect(await answer(1, true)).toBe(false);
      expect(await store.openRunningExam(anna)).toBeUndefined();
      const exam = await store.findExam(anna, 'e1');
      expect(exam).toMatchObject({ state, finishedAt: START + 60_000 });
      expect(exam?.items.map(({ correct }) => correct)).toEqual([true, undefined, undefined]);
    },
  );

  test('have no answer that came after their end, however the two race', async () => {
    const other = await database.open();
    await start();
    const [ended, ...saved] = await Promise.all([
      other.endExam('e1', { state: 'finished', now: START + 2 }),
      ...[0, 1, 2].map(position => answer(position, true)),
    ]);
    expect(ended).toBe(true);
    const items = (await store.findExam(anna, 'e1'))?.items ?? [];
    expect(items.map(({ correct }) => correct === true)).toEqual(saved);
  });

  test('end at their last moment, however late that is noticed', async () => {
    await start();
    await store.endExam('e1', { state: 'finished', now: END + 60_000 });
    expect(await store.findExam(anna, 'e1')).toMatchObject({ finishedAt: END });
  });

  test('are listed with their counts, newest first, without those thrown away', async () => {
    await start('e1');
    await answer(0, true);
    await answer(1, false);
    await store.endExam('e1', { state: 'finished', now: START + 10 });
    await start('e2');
    await store.endExam('e2', { state: 'finished', now: START + 20 });
    await start('e3');
    await store.endExam('e3', { state: 'abandoned', now: START + 30 });
    expect(await store.listFinishedExams(anna, 5)).toEqual([
      { id: 'e2', kind: 'short', finishedAt: START + 20, right: 0, questions: 3 },
      { id: 'e1', kind: 'short', finishedAt: START + 10, right: 1, questions: 3 },
    ]);
    expect(await store.listFinishedExams(anna, 1)).toHaveLength(1);
    expect(await store.listFinishedExams(ben, 5)).toEqual([]);
  });

  test('are overdue from their end on, with whom to tell', async () => {
    await store.rememberMember({
      workspace,
      user: asUserId('U-anna'),
      key: anna.member,
      name: 'anna',
      timeZone: undefined,
      now: 1,
    });
    await start('e1');
    await start('gone', ben);
    expect(await store.listOverdueExams(workspace, END - 1, 10)).toEqual([]);
    expect((await workAt(store, END - 1))['end-exams']).toEqual([]);
    expect((await workAt(store, END))['end-exams']).toEqual([workspace]);
    expect(await store.listOverdueExams(asWorkspaceId('T2'), END, 10)).toEqual([]);
    expect(await store.listOverdueExams(workspace, END, 10)).toEqual([
      { id: 'e1', owner: anna, user: 'U-anna' },
      { id: 'gone', owner: ben, user: undefined },
    ]);
    await store.endExam('e1', { state: 'finished', now: END });
    expect(await store.listOverdueExams(workspace, END, 10)).toHaveLength(1);
  });
});
