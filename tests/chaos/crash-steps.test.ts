import { afterEach, describe, expect, test } from 'vitest';
import type { Deps } from '../../src/deps.ts';
import { closeDue } from '../../src/jobs/close-due.ts';
import { postDue } from '../../src/jobs/post-due.ts';
import { rescueRounds } from '../../src/jobs/rescue.ts';
import type { Fault } from '../../src/sandbox/faults.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { LEASE_MS } from '../../src/slack/rounds/post-round.ts';
import { sqliteDialect } from '../../src/store/sqlite-dialect.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { doomed } from './doomed.ts';
import { anInstance, C1, MINUTE, questionsIn, resultsIn, schedule, startSlack, T1, tick } from './world.ts';

const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

let sandbox: Sandbox;
let store: Store;
afterEach(async () => {
  await store.close();
  await sandbox.close();
});

/** It is 09:00 on Tuesday: Monday's round is open still, and Tuesday's question is due. */
async function tuesday(): Promise<void> {
  sandbox = await startSlack();
  store = await openStore(sqliteDialect(':memory:'));
  await schedule(store, sandbox.now(), { closeAt: undefined });
  await sandbox.advanceClock(HOUR);
  const healthy = anInstance(sandbox, store);
  await tick(healthy);
  const open = await store.findOpenRound(T1, C1);
  if (!open) throw new Error('no round on Monday');
  await answer(healthy);
  await sandbox.advanceClock(DAY);
}

/** It is 17:00 on Monday: the round's time is over. */
async function closing(): Promise<void> {
  sandbox = await startSlack();
  store = await openStore(sqliteDialect(':memory:'));
  await schedule(store, sandbox.now());
  await sandbox.advanceClock(HOUR);
  const healthy = anInstance(sandbox, store);
  await tick(healthy);
  await answer(healthy);
  await sandbox.advanceClock(8 * HOUR);
}

/** A minute after 09:00 on Monday: the question was claimed, and Slack went as the fault says. */
async function abandoned(fault: Fault): Promise<void> {
  sandbox = await startSlack();
  store = await openStore(sqliteDialect(':memory:'));
  await schedule(store, sandbox.now(), { closeAt: undefined });
  await sandbox.advanceClock(HOUR);
  sandbox.faults.add(fault);
  await tick(anInstance(sandbox, store));
  await sandbox.advanceClock(LEASE_MS);
}

async function answer(deps: Deps): Promise<void> {
  const round = await store.findOpenRound(T1, C1);
  if (!round) throw new Error('nothing to answer');
  const member = await store.rememberMember({
    workspace: T1,
    user: 'U0BEN' as never,
    key: 'ben' as never,
    name: 'ben',
    timeZone: undefined,
    now: deps.now(),
  });
  await store.recordAnswer({
    round: round.id,
    member: member.key,
    chosen: [0],
    correct: false,
    points: 0,
    at: deps.now(),
  });
}

/** The steps of a job that nothing disturbs, by name. */
async function stepsOf(arrange: () => Promise<void>, job: (deps: Deps) => Promise<void>): Promise<string[]> {
  await arrange();
  const instance = doomed(anInstance(sandbox, store), Infinity);
  await job(instance.deps);
  await store.close();
  await sandbox.close();
  return instance.steps;
}

/** One instance dies after so many steps of the job, and another one goes on for a few minutes. */
async function dieAfter(lives: number, job: (deps: Deps) => Promise<void>): Promise<void> {
  const instance = doomed(anInstance(sandbox, store), lives);
  await Promise.race([job(instance.deps), instance.died]);
  const other = anInstance(sandbox, store);
  for (let minute = 0; minute < 4; minute += 1) {
    await sandbox.advanceClock(MINUTE);
    await tick(other);
  }
}

function withdrawn(): number {
  return sandbox.calls.filter(({ method }) => method === 'chat.delete').length;
}

async function unfinished(): Promise<string[]> {
  return (await store.listUnfinished(Number.MAX_SAFE_INTEGER, 10)).map(({ state }) => state);
}

describe('an instance that dies after each step of posting', () => {
  test('leaves exactly one question per day, and the one before it with its result', async () => {
    const steps = await stepsOf(tuesday, postDue);
    // The steps that the README's table names, in this order.
    const named = [
      'takeDueSchedules',
      'claimRound',
      'chat.postMessage',
      'openRound',
      'chat.update',
      'settleRound',
    ];
    expect(
      steps.filter(step => named.includes(step)).filter((step, at, all) => all.indexOf(step) === at),
    ).toEqual(named);
    expect(steps.at(-1)).toBe('advanceSchedule');
    for (let lives = 0; lives <= steps.length; lives += 1) {
      const after = `after ${lives} steps: ${steps[lives - 1]}`;
      await tuesday();
      await dieAfter(lives, postDue);
      expect([questionsIn(sandbox).length, after]).toEqual([2, after]);
      expect([resultsIn(sandbox).length, withdrawn(), after]).toEqual([1, 0, after]);
      expect([await unfinished(), after]).toEqual([[], after]);
      expect([(await store.findOpenRound(T1, C1))?.localDay, after]).toEqual(['2026-11-24', after]);
      const kept = await store.findSchedule(T1, C1);
      expect([kept?.nextSlot, kept?.missedDays, after]).toEqual([Date.parse('2026-11-25T09:00Z'), [], after]);
      await store.close();
      await sandbox.close();
    }
    await tuesday();
  });
});

describe('an instance that dies after each step of closing', () => {
  test('leaves the result to be shown once, and no answer is taken meanwhile', async () => {
    const steps = await stepsOf(closing, closeDue);
    expect(steps).toEqual(expect.arrayContaining(['closeRound', 'chat.update', 'takeTicket', 'settleRound']));
    for (let lives = 0; lives <= steps.length; lives += 1) {
      const after = `after ${lives} steps: ${steps[lives - 1]}`;
      await closing();
      await dieAfter(lives, closeDue);
      expect([questionsIn(sandbox).length, resultsIn(sandbox).length, after]).toEqual([1, 1, after]);
      // One line that starts a conversation, or none when the instance died about to say it: never two.
      expect(
        sandbox.messages(C1).filter(({ text }) => text.includes('The answer is in')).length,
      ).toBeLessThan(2);
      expect([await unfinished(), after]).toEqual([[], after]);
      await store.close();
      await sandbox.close();
    }
    await closing();
  });
});

describe.each<[string, Fault]>([
  ['was not posted', { method: 'chat.postMessage', kind: 'server-error' }],
  ['was posted without an answer', { method: 'chat.postMessage', kind: 'accepted-but-lost' }],
  ['is posted later', { method: 'chat.postMessage', kind: 'accepted-late', lateMs: 90_000 }],
])('an instance that dies after each step of rescuing a question that %s', (_what, fault) => {
  test('leaves exactly one question', async () => {
    const steps = await stepsOf(() => abandoned(fault), rescueRounds);
    expect(steps).toEqual(expect.arrayContaining(['renewLease', 'conversations.history', 'openRound']));
    for (let lives = 0; lives <= steps.length; lives += 1) {
      const after = `after ${lives} steps: ${steps[lives - 1]}`;
      await abandoned(fault);
      await dieAfter(lives, rescueRounds);
      expect([questionsIn(sandbox).length, after]).toEqual([1, after]);
      expect([await unfinished(), after]).toEqual([[], after]);
      const open = await store.findOpenRound(T1, C1);
      expect([open?.messageTs, after]).toEqual([questionsIn(sandbox)[0]?.ts, after]);
      // A second one is there to be withdrawn only when Slack held the first one back.
      if (fault.kind !== 'accepted-late') expect([withdrawn(), after]).toEqual([0, after]);
      await store.close();
      await sandbox.close();
    }
    await abandoned(fault);
  });
});
