import { Kysely } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { asChannelId, asRoundId, asUserId, asWorkspaceId } from '../../src/quiz/ids.ts';
import type { Schedule } from '../../src/quiz/schedule.ts';
import type { NewRound } from '../../src/store/claim-round.ts';
import { migrate } from '../../src/store/migrate.ts';
import { up as firstTables } from '../../src/store/migrations/0001-first-tables.ts';
import type { Store } from '../../src/store/store.ts';
import type { Tables } from '../../src/store/tables.ts';
import { aSnapshot } from '../quiz/a-snapshot.ts';
import { DATABASES, makeBareDatabase, makeDatabase, type TestDatabase } from './databases.ts';
import { workAt } from './work-at.ts';

const workspace = asWorkspaceId('T1');
const channel = asChannelId('C1');
const MINUTE = 60_000;
const NOW = Date.parse('2026-11-23T09:00Z');

describe.each(DATABASES)('one round per slot and day on %s', kind => {
  let database: TestDatabase;
  let store: Store;
  beforeEach(async () => {
    database = await makeDatabase(kind);
    store = await database.open();
  });
  afterEach(() => database.remove());

  const claim = (id: string, slot: number, changes: Partial<NewRound> = {}, on = store) =>
    on.claimRound({
      id: asRoundId(id),
      workspace,
      channel,
      cause: { kind: 'slot', slot },
      localDay: '2026-11-23',
      timeZone: 'UTC',
      snapshot: aSnapshot({}),
      points: 2,
      now: NOW,
      leaseUntil: NOW + 40_000,
      ...changes,
    });

  test('a changed schedule on another instance gets no second round on the same day', async () => {
    const other = await database.open();
    const claims = await Promise.all([claim('a', NOW), claim('b', NOW + 30 * MINUTE, {}, other)]);
    expect(claims.filter(Boolean)).toHaveLength(1);
    expect(await claim('c', NOW + 24 * 60 * MINUTE, { localDay: '2026-11-24' })).toBeDefined();
    expect(await claim('d', NOW, { channel: asChannelId('C2') })).toBeDefined();
  });

  test('a round that was given up frees its day, and one that was asked for by hand does not take it', async () => {
    await claim('a', NOW);
    await store.giveUpClaim(asRoundId('a'), NOW);
    expect(await claim('b', NOW + MINUTE)).toBeDefined();
    const byHand = { cause: { kind: 'request', request: 'r' } } as const;
    expect(await claim('c', NOW, byHand)).toBeDefined();
  });

  test('an open round is not given up: its message may just have been found', async () => {
    await claim('a', NOW);
    await store.openRound(asRoundId('a'), '1.1', NOW);
    await store.giveUpClaim(asRoundId('a'), NOW);
    expect((await store.findRound(asRoundId('a')))?.state).toBe('open');
  });

  test('a lease goes on for who holds it, and for nobody else', async () => {
    await claim('a', NOW);
    const id = asRoundId('a');
    expect(await store.extendLease(id, NOW + 40_000, NOW + 50_000)).toMatchObject({
      leaseUntil: NOW + 50_000,
    });
    expect(await store.extendLease(id, NOW + 40_000, NOW + 60_000)).toBeUndefined();
  });

  test('a lease that no right clock could have written is cut short, and not at once', async () => {
    await claim('far', NOW, { leaseUntil: NOW + 1_000 * MINUTE });
    expect((await workAt(store, NOW, { leasedBeyond: NOW + 1_000 * MINUTE })).rescue).toEqual([]);
    expect((await workAt(store, NOW, { leasedBeyond: NOW + 999 * MINUTE })).rescue).toEqual(['T1']);
    await store.shortenLeases(NOW, 2 * MINUTE);
    expect(await store.listUnfinished(NOW + 2 * MINUTE - 1, 10)).toEqual([]);
    expect(await store.listUnfinished(NOW + 2 * MINUTE, 10)).toHaveLength(1);
  });

  test('a closed round is its closer’s until that fails or takes too long', async () => {
    await claim('a', NOW);
    await store.openRound(asRoundId('a'), '1.1', NOW);
    await store.closeRound(asRoundId('a'), NOW, NOW + 2 * MINUTE);
    expect(await store.listUnfinished(NOW + MINUTE, 10)).toEqual([]);
    await store.releaseClosed(asRoundId('a'));
    const both = await Promise.all([1, 2].map(() => store.renewLease(asRoundId('a'), NOW, NOW + MINUTE)));
    expect(both.filter(Boolean)).toHaveLength(1);
  });

  test('a day that has two scheduled rounds from before keeps both, and the later one counts as asked for by hand', async () => {
    const old = await makeBareDatabase(kind);
    const raw = new Kysely<Tables>({ dialect: old.dialect() });
    await migrate(raw, { '0001-first-tables': { up: firstTables } });
    const base = {
      workspace_id: 'T1',
      channel_id: 'C1',
      request: null,
      time_zone: 'UTC',
      question_id: 'q',
      question_hash: 'h',
      section_id: 's',
      snapshot: '{}',
      points: 1,
      lease_until: null,
      message_ts: null,
      opened_at: null,
      closes_at: null,
      closed_at: null,
      settled_at: null,
    };
    const row = (id: string, slot: number, local_day: string, state: string) =>
      ({ ...base, id, slot, local_day, state, origin: 'scheduled', claimed_at: slot }) as never;
    await raw
      .insertInto('rounds')
      .values([
        row('void', 1, '2026-11-23', 'void'),
        row('first', 2, '2026-11-23', 'closed'),
        row('second', 3, '2026-11-23', 'closed'),
        row('third', 4, '2026-11-23', 'open'),
        row('next-day', 5, '2026-11-24', 'closed'),
      ])
      .execute();
    await raw.destroy();
    await old.open();
    const after = new Kysely<Tables>({ dialect: old.dialect() });
    const rows = await after.selectFrom('rounds').select(['id', 'origin']).orderBy('slot').execute();
    await after.destroy();
    await old.remove();
    expect(rows.map(({ id, origin }) => `${id} ${origin}`)).toEqual([
      'void scheduled',
      'first scheduled',
      'second manual',
      'third manual',
      'next-day scheduled',
    ]);
  });

  describe('due schedules', () => {
    const schedule: Schedule = {
      days: [1, 2, 3, 4, 5],
      postAt: '09:00',
      timeZone: 'UTC',
      closeAt: undefined,
      paused: false,
      pausedUntil: undefined,
      skippedDays: [],
    };
    const plan = async (name: string, changes: { workspace?: typeof workspace; nextSlot?: number } = {}) => {
      const at = { workspace, channel: asChannelId(name), nextSlot: NOW, ...changes };
      await store.rememberChannel({
        workspace: at.workspace,
        id: at.channel,
        name,
        status: 'active',
        now: NOW,
      });
      await store.saveSchedule({ ...at, schedule, reminds: false, revision: 0 }, asUserId('U1'), NOW);
    };
    const take = (now = NOW, of = workspace, on = store) =>
      on.takeDueSchedules(of, { now, until: now + MINUTE, limit: 2 });

    test('are taken by one instance each, a few at a time, until none is left', async () => {
      for (const name of ['C1', 'C2', 'C3', 'C4', 'C5']) await plan(name);
      await plan('C1', { workspace: asWorkspaceId('T2') });
      await plan('C9', { nextSlot: NOW + 1 });
      expect((await workAt(store, NOW)).post).toEqual(['T1', 'T2']);
      const other = await database.open();
      const taken: string[] = [];
      for (let turn = 0; turn < 4; turn += 1) {
        const both = await Promise.all([take(), take(NOW, workspace, other)]);
        taken.push(...both.flat().map(kept => kept.channel));
      }
      expect(taken.toSorted()).toEqual(['C1', 'C2', 'C3', 'C4', 'C5']);
    });

    test('come back when they are released, saved, or not moved on in time', async () => {
      await plan('C1');
      const [kept] = await take();
      if (!kept) throw new Error('nothing taken');
      expect(await take()).toEqual([]);
      await store.releaseSchedule(kept);
      expect(await take()).toHaveLength(1);
      expect(await take(NOW + MINUTE)).toHaveLength(1);
      await store.saveSchedule({ ...kept, nextSlot: NOW }, asUserId('U1'), NOW);
      expect(await take(NOW + MINUTE)).toHaveLength(1);
      // Taken by a clock that ran ahead: not for ever.
      await take(NOW + 1_000 * MINUTE);
      expect(await take(NOW + MINUTE)).toHaveLength(1);
    });

    test('in channels that cannot be posted to are left', async () => {
      await plan('C1');
      await store.setStatus(workspace, channel, 'archived', NOW);
      expect(await take()).toEqual([]);
    });

    test('that a clock wrote which ran ahead are found', async () => {
      await plan('C1');
      expect((await workAt(store, NOW, { writtenAfter: NOW })).repair).toEqual([]);
      expect((await workAt(store, NOW, { writtenAfter: NOW - 1 })).repair).toEqual(['T1']);
      expect(await store.listSchedulesWrittenAfter(NOW, 10)).toEqual([]);
      expect(await store.listSchedulesWrittenAfter(NOW - 1, 10)).toHaveLength(1);
    });
  });
});
