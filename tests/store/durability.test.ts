import { afterEach, beforeEach, expect, test } from 'vitest';
import { asChannelId, asMemberKey, asRoundId, asUserId, asWorkspaceId } from '../../src/quiz/ids.ts';
import { sqliteDialect } from '../../src/store/sqlite-dialect.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { recordingDialect } from '../bench/recording-dialect.ts';
import { WEEKDAYS } from '../chaos/world.ts';
import { aSnapshot } from '../quiz/a-snapshot.ts';

const workspace = asWorkspaceId('T1');
const channel = asChannelId('C1');
const round = asRoundId('R1');
const NOW = 1_000_000;

let store: Store;
let mode: string;
/** The modes that changes were made in. */
let modes: string[];
beforeEach(async () => {
  [mode, modes] = ['full', []];
  const dialect = recordingDialect(sqliteDialect(':memory:'), ({ sql }) => {
    mode = /^pragma synchronous = (\w+)/.exec(sql)?.[1] ?? mode;
    if (/\b(insert into|update|delete from) "/.test(sql)) modes.push(mode);
  });
  store = await openStore(dialect);
  modes.length = 0;
});
afterEach(() => store.close());

/** Whether SQLite waits for the disk when it commits what `run` changes. */
async function waits(run: () => Promise<unknown>): Promise<string> {
  modes.length = 0;
  await run();
  // Whoever comes next waits again.
  expect(mode).toBe('full');
  return [...new Set(modes)].join();
}

test('SQLite waits for the disk before anybody hears of it, and not for what a crash leaves as well', async () => {
  const kept = { workspace, channel, schedule: WEEKDAYS, reminds: false, nextSlot: NOW, revision: 0 };
  const member = asMemberKey('anna');
  const claim = () =>
    store.claimRound({
      id: round,
      workspace,
      channel,
      cause: { kind: 'slot', slot: NOW },
      localDay: '2026-11-23',
      timeZone: 'UTC',
      snapshot: aSnapshot({}),
      points: 2,
      now: NOW,
      leaseUntil: NOW + 40_000,
    });
  const answer = { round, member, chosen: [1], correct: true, points: 2, at: NOW };
  await store.rememberChannel({ workspace, id: channel, name: 'study', status: 'active', now: NOW });

  expect(await waits(() => store.saveSchedule(kept, asUserId('U1'), NOW))).toBe('full');
  const until = { now: NOW, until: NOW + 60_000, limit: 10 };
  expect(await waits(() => store.takeDueSchedules(workspace, until))).toBe('normal');
  const allowance = { perMinute: 60, burst: 3 };
  expect(await waits(() => store.countCall(workspace, 'chat.postMessage', allowance, NOW))).toBe('normal');
  expect(await waits(claim)).toBe('full');
  expect(await waits(() => store.openRound(round, '1.1', NOW))).toBe('normal');
  const taken = await store.findSchedule(workspace, channel);
  if (!taken) throw new Error('there is no schedule');
  const next = { nextSlot: NOW + 1, missedDays: [], now: NOW };
  expect(await waits(() => store.advanceSchedule(taken, next))).toBe('normal');
  expect(await waits(() => store.rememberRequests(['1764000000 a']))).toBe('normal');
  const asker = { workspace, user: asUserId('U1'), now: NOW, freshKey: 'key' };
  const gap = { question: 'agents', reason: 'refused' } as const;
  await store.recordGap(asker, gap);
  expect(await waits(() => store.recordGap(asker, gap))).toBe('normal');
  expect(await waits(() => store.recordAnswer(answer))).toBe('full');
  expect(await waits(() => store.closeRound(round, NOW))).toBe('full');
});
