import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { LEASE_MS } from '../../src/slack/rounds/post-round.ts';
import { sqliteDialect } from '../../src/store/sqlite-dialect.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import {
  anInstance,
  C1,
  MINUTE,
  questionsIn,
  START,
  schedule,
  startSlack,
  T1,
  tick,
} from '../chaos/world.ts';

const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

let sandbox: Sandbox;
let store: Store;
beforeEach(async () => {
  sandbox = await startSlack();
  store = await openStore(sqliteDialect(':memory:'));
});
afterEach(async () => {
  await store.close();
  await sandbox.close();
});

/** An instance whose clock is off by so much. */
const offBy = (milliseconds: number) =>
  anInstance(sandbox, store, { now: () => sandbox.now() + milliseconds });
const days = async () =>
  (await store.listPastRounds(T1, C1)).length === questionsIn(sandbox).length
    ? questionsIn(sandbox).length
    : 'a round without its message';

describe('a clock', () => {
  test('that jumps back an hour after the question was posted posts nothing twice', async () => {
    await schedule(store, sandbox.now());
    await sandbox.advanceClock(HOUR);
    await tick(offBy(0));
    for (const back of [HOUR, 2 * HOUR, DAY]) await tick(offBy(-back));
    for (let minute = 0; minute < 3; minute += 1) {
      await sandbox.advanceClock(MINUTE);
      await tick(offBy(-HOUR));
      await tick(offBy(0));
    }
    expect(await days()).toBe(1);
  });

  test('that jumps forward and back again posts each day once, and misses none after it is right', async () => {
    await schedule(store, sandbox.now());
    await sandbox.advanceClock(HOUR);
    await tick(offBy(0));
    // For a minute it says that it is Friday of next week.
    await tick(offBy(11 * DAY));
    expect(await days()).toBe(2);
    await sandbox.advanceClock(MINUTE);
    await tick(offBy(0));
    const kept = await store.findSchedule(T1, C1);
    expect(kept?.nextSlot).toBe(Date.parse('2026-11-24T09:00Z'));
    for (let day = 0; day < 11; day += 1) {
      await sandbox.advanceClock(DAY);
      await tick(offBy(0));
    }
    // Nine weekdays from 23 November to 3 December, and Friday 4 December, which had its question early.
    expect(await days()).toBe(10);
  });

  test('that ran years ahead is found out, and the next slot is the right one again', async () => {
    await schedule(store, sandbox.now());
    await tick(offBy(3 * 365 * DAY));
    expect((await store.findSchedule(T1, C1))?.nextSlot).toBeGreaterThan(START + 2 * 365 * DAY);
    await tick(offBy(0));
    await sandbox.advanceClock(HOUR);
    await tick(offBy(0));
    expect((await store.findOpenRound(T1, C1))?.localDay).toBe('2026-11-23');
  });

  test('that was ahead when it claimed a round does not keep it from others for ever', async () => {
    await schedule(store, sandbox.now());
    await sandbox.advanceClock(HOUR);
    sandbox.faults.add({ method: 'chat.postMessage', kind: 'server-error' });
    await tick(offBy(5 * HOUR));
    const right = offBy(0);
    await tick(right);
    expect(questionsIn(sandbox)).toHaveLength(0);
    // It may be posting still: so it is given the time that a lease may last.
    for (let minute = 0; minute < 4; minute += 1) {
      await sandbox.advanceClock(MINUTE);
      await tick(right);
    }
    expect(questionsIn(sandbox)).toHaveLength(1);
  });

  test('of two instances that differ by a few seconds makes no difference', async () => {
    await schedule(store, sandbox.now());
    const instances = [offBy(-3_000), offBy(4_000)];
    for (let day = 0; day < 5; day += 1) {
      for (let minute = 0; minute < 3; minute += 1) {
        for (const instance of instances) await tick(instance);
        await sandbox.advanceClock(minute === 0 ? HOUR : MINUTE);
      }
      await sandbox.advanceClock(DAY - HOUR - 2 * MINUTE);
    }
    expect(await days()).toBe(5);
    expect((await store.findSchedule(T1, C1))?.missedDays).toEqual([]);
  });
});

describe('a slot whose instance died before it posted', () => {
  test('is missed, and said to be, when the app comes back too late for it', async () => {
    await schedule(store, sandbox.now());
    await sandbox.advanceClock(HOUR);
    sandbox.faults.add({ method: 'chat.postMessage', kind: 'server-error' });
    await tick(offBy(0));
    await sandbox.advanceClock(DAY + LEASE_MS);
    await tick(offBy(0));
    expect((await store.findOpenRound(T1, C1))?.localDay).toBe('2026-11-24');
    expect(questionsIn(sandbox)).toHaveLength(1);
    expect((await store.findSchedule(T1, C1))?.missedDays).toEqual(['2026-11-23']);
  });

  test('is not posted when the schedule was turned off meanwhile', async () => {
    await schedule(store, sandbox.now());
    await sandbox.advanceClock(HOUR);
    sandbox.faults.add({ method: 'chat.postMessage', kind: 'server-error' });
    await tick(offBy(0));
    await store.removeSchedule(T1, C1);
    await sandbox.advanceClock(MINUTE);
    await tick(offBy(0));
    expect(questionsIn(sandbox)).toHaveLength(0);
  });
});
