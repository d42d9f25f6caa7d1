import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { asChannelId, asUserId, asWorkspaceId } from '../../src/quiz/ids.ts';
import type { Store } from '../../src/store/store.ts';
import { DATABASES, makeDatabase, type TestDatabase } from './databases.ts';

const DAY = 24 * 60 * 60_000;
/** The first moment of a period, so that a test decides what is in it. */
const NOW = 230 * 90 * DAY;
const workspace = asWorkspaceId('T1');

const by = (name: string, now = NOW, freshKey = `key at ${now}`) => ({
  workspace,
  user: asUserId(`U0${name.toUpperCase()}`),
  now,
  freshKey,
});

describe.each(DATABASES)('what people ask in vain, on %s', kind => {
  let database: TestDatabase;
  let store: Store;
  beforeEach(async () => {
    database = await makeDatabase(kind);
    store = await database.open();
  });
  afterEach(() => database.remove());

  const refused = (name: string, question: string, now = NOW) =>
    store.recordGap(by(name, now), { question, reason: 'refused' });

  test('is listed from two people on, most asked first, and one person counts once', async () => {
    for (const name of ['anna', 'ben', 'chloe']) await refused(name, 'transformer architecture');
    for (const name of ['anna', 'anna', 'ben']) await refused(name, 'exam dumps');
    for (let again = 0; again < 5; again++) await refused('anna', 'cat food');
    expect(await store.listGaps(workspace)).toEqual([
      { workspace, question: 'transformer architecture', askers: 3, unhelpful: 0 },
      { workspace, question: 'exam dumps', askers: 2, unhelpful: 0 },
    ]);
  });

  test('is counted once by all instances, whatever key each would have begun with', async () => {
    const other = await database.open();
    const asked = { question: 'agents', reason: 'refused' } as const;
    await Promise.all(
      Array.from({ length: 10 }, (_, at) =>
        (at % 2 ? store : other).recordGap(by('anna', NOW, `key ${at}`), asked),
      ),
    );
    await store.recordGap(by('ben'), asked);
    expect((await store.listGaps(workspace))[0]).toMatchObject({ askers: 2 });
  });

  test('stays marked unhelpful, whichever came first, for many people at the same moment', async () => {
    const question = 'agents';
    const mark = (name: string, reason: 'refused' | 'unhelpful') =>
      store.recordGap(by(name), { question, reason });
    await mark('anna', 'unhelpful');
    await mark('anna', 'refused');
    await Promise.all([
      mark('ben', 'refused'),
      mark('ben', 'unhelpful'),
      mark('chloe', 'unhelpful'),
      mark('chloe', 'refused'),
      mark('dora', 'refused'),
    ]);
    expect(await store.listGaps(workspace)).toEqual([{ workspace, question, askers: 4, unhelpful: 3 }]);
  });

  test('stays within its workspace', async () => {
    const other = { ...by('ben'), workspace: asWorkspaceId('T2') };
    await refused('anna', 'agents');
    await store.recordGap(other, { question: 'agents', reason: 'refused' });
    expect(await store.listGaps()).toEqual([]);
  });

  test('never holds who asked', async () => {
    await refused('anna', 'agents');
    await store.markAnswer(by('anna'), { section: 'recall', helpful: false, question: undefined });
    const held = await database.dump();
    expect(held).toContain('agents');
    expect(held).not.toContain('U0ANNA');
  });

  test('does not tell that two questions came from the same person', async () => {
    await refused('anna', 'agents');
    await refused('anna', 'prompts');
    const digests = (await database.dump()).match(/"asker_digest":"[^"]+"/g) ?? [];
    expect(new Set(digests).size).toBe(2);
  });

  test('one person who comes again in the next period is not taken for two', async () => {
    await refused('anna', 'agents', NOW);
    await refused('anna', 'agents', NOW + 90 * DAY);
    expect(await store.listGaps(workspace)).toEqual([]);
  });

  test('is forgotten after its time, and with it whose digests they were', async () => {
    await refused('anna', 'agents', NOW);
    await refused('ben', 'agents', NOW + 89 * DAY);
    await store.forgetGaps(NOW + 1, NOW + 89 * DAY);
    expect(await database.dump()).toContain(`key at ${NOW}`);
    await store.forgetGaps(NOW + 90 * DAY, NOW + 90 * DAY);
    const held = await database.dump();
    expect(held).not.toContain('agents');
    expect(held).not.toContain('key at');
  });

  test('an answer that did not help counts as well, until the same person says that it did', async () => {
    const unhelpful = { question: 'recall fraud', reason: 'unhelpful' } as const;
    await refused('anna', 'recall fraud');
    await store.recordGap(by('ben'), unhelpful);
    await store.recordGap(by('chloe'), unhelpful);
    expect(await store.listGaps(workspace)).toEqual([
      { workspace, question: 'recall fraud', askers: 3, unhelpful: 2 },
    ]);
    await store.markAnswer(by('ben'), { section: 'recall', helpful: true, question: 'recall fraud' });
    expect(await store.listGaps(workspace)).toEqual([
      { workspace, question: 'recall fraud', askers: 2, unhelpful: 1 },
    ]);
  });

  test('marks are counted per section by each person’s last word, least helpful first', async () => {
    const mark = (name: string, section: string, helpful: boolean) =>
      store.markAnswer(by(name), { section, helpful, question: undefined });
    for (const name of ['anna', 'ben', 'anna']) await mark(name, 'recall', true);
    for (const name of ['anna', 'ben', 'chloe', 'chloe']) await mark(name, 'mlops', false);
    await mark('ben', 'mlops', true);
    expect(await store.listMarks(workspace)).toEqual([
      { workspace, section: 'mlops', helpful: 1, unhelpful: 2 },
      { workspace, section: 'recall', helpful: 2, unhelpful: 0 },
    ]);
  });
});

describe.each(DATABASES)('what a conversation is about, on %s', kind => {
  let database: TestDatabase;
  let store: Store;
  beforeEach(async () => {
    database = await makeDatabase(kind);
    store = await database.open();
  });
  afterEach(() => database.remove());

  const place = (thread = '', channel = 'D1') => ({ workspace, channel: asChannelId(channel), thread });

  test('is known to another instance, in its own place, and the last word wins', async () => {
    await store.rememberTalk([place(), place('5.1')], { section: 'recall', intent: 'formula' }, NOW);
    await store.rememberTalk([place()], { section: 'precision', intent: 'why' }, NOW + 1);
    const other = await database.open();
    expect(await other.findTalk(place(), NOW)).toEqual({ section: 'precision', intent: 'why' });
    expect(await other.findTalk(place('5.1'), NOW)).toEqual({ section: 'recall', intent: 'formula' });
    expect(await other.findTalk(place('', 'D2'), NOW)).toBeUndefined();
  });

  test('is not used after its time, and then forgotten', async () => {
    await store.rememberTalk([place()], { section: 'recall', intent: 'formula' }, NOW);
    expect(await store.findTalk(place(), NOW + 1)).toBeUndefined();
    await store.forgetTalks(NOW);
    expect(await store.findTalk(place(), NOW)).toBeDefined();
    await store.forgetTalks(NOW + 1);
    expect(await database.dump()).not.toContain('"recall"');
  });
});
