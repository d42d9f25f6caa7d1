import { beforeEach, describe, expect, test } from 'vitest';
import { type ClockVerdict, judgeClock } from '../../src/monitor/clock.ts';
import { openFrontDoor } from '../../src/monitor/front-door.ts';
import { pages } from '../../src/monitor/pages.ts';
import { type Part, type Readiness, readiness } from '../../src/monitor/readiness.ts';
import { type Watch, watch } from '../../src/monitor/watch.ts';

const NOW = Date.parse('2026-11-23T08:00Z');

describe('looking after the surroundings', () => {
  let state: Readiness;
  let watching: Watch;
  let asked: string[];
  let changes: [Part, string | undefined, boolean][];
  let ahead: number | undefined;
  let verdicts: ClockVerdict[];
  let trouble: { read?: string; write?: string; slack?: string };
  beforeEach(() => {
    [asked, changes, trouble] = [[], [], {}];
    state = readiness((...change) => changes.push(change));
    state.note('start', undefined);
    changes = [];
    [ahead, verdicts] = [0, []];
    watching = watch(
      state,
      {
        database: async how => {
          asked.push(how);
          return trouble[how];
        },
        slack: async () => {
          asked.push('slack');
          return trouble.slack;
        },
        clock: async () => (ahead === undefined ? undefined : NOW - ahead),
      },
      { now: () => NOW, onClock: verdict => verdicts.push(verdict) },
    );
  });

  test('reads a little from the database, and asks Slack nothing without a reason', async () => {
    await watching.look();
    expect(asked).toEqual(['read']);
    expect(changes).toEqual([]);
  });

  test('a database that was in trouble must take a write before it counts as well', async () => {
    state.note('database', 'the disk is full');
    trouble = { write: 'the disk is full' };
    await watching.look();
    expect(state.troubles()).toEqual([['database', 'the disk is full']]);
    trouble = {};
    await watching.look();
    expect(asked).toEqual(['write', 'write']);
    expect(state.troubles()).toEqual([]);
  });

  test('a failed call to Slack is looked into once, and followed up as long as Slack is away', async () => {
    watching.doubtSlack();
    await watching.look();
    await watching.look();
    expect(asked.filter(what => what === 'slack')).toHaveLength(1);
    expect(changes).toEqual([]);
    trouble = { slack: 'Slack does not answer' };
    watching.doubtSlack();
    await watching.look();
    await watching.look();
    trouble = {};
    await watching.look();
    await watching.look();
    expect(asked.filter(what => what === 'slack')).toHaveLength(4);
    expect(changes).toEqual([
      ['slack', 'Slack does not answer', false],
      ['slack', undefined, true],
    ]);
  });

  test('compares the clocks at first and then once a minute, and a clock that is dangerous is not ready', async () => {
    ahead = -42_000;
    for (let look = 0; look < 60; look += 1) await watching.look();
    expect(verdicts.map(({ aheadMs }) => aheadMs)).toEqual([-42_000, -42_000]);
    expect(state.troubles()).toEqual([['clock', expect.stringMatching(/42 s behind.*NTP/)]]);
    ahead = 0;
    await watching.look();
    expect(state.troubles()).toEqual([]);
  });

  test('takes a database that has no clock, or does not tell, for no trouble', async () => {
    ahead = undefined;
    await watching.look();
    expect([verdicts, state.troubles()]).toEqual([[], []]);
  });

  test('is ready only when nothing is wrong at all', () => {
    state.note('database', 'x');
    state.note('slack', 'y');
    state.note('database', undefined);
    expect(changes.map(([, , isReady]) => isReady)).toEqual([false, false, false]);
    state.note('slack', undefined);
    expect(changes.at(-1)).toEqual(['slack', undefined, true]);
  });
});

test.each([
  ['the same', { asked: 1_000, theirs: 1_020, answered: 1_040 }, 0, false, false],
  ['unknown within a slow answer', { asked: 0, theirs: 9_000, answered: 10_000 }, 0, false, false],
  ['a few seconds ahead', { asked: 4_000, theirs: 0, answered: 4_100 }, 4_000, false, false],
  ['worth a word', { asked: 0, theirs: 6_000, answered: 100 }, -5_900, true, false],
  ['dangerous, behind', { asked: 0, theirs: 32_000, answered: 100 }, -31_900, true, true],
  ['dangerous, ahead', { asked: 600_000, theirs: 0, answered: 600_001 }, 600_000, true, true],
])('a clock that is %s', (_what, look, aheadMs, isOff, isDangerous) => {
  const verdict = judgeClock(look);
  expect([verdict.aheadMs, verdict.isOff, verdict.trouble !== undefined]).toEqual([
    aheadMs,
    isOff,
    isDangerous,
  ]);
});

describe('the front door', () => {
  test('tells from the first moment why nobody is served, and counts only where it may be seen', async () => {
    const state = readiness(() => {});
    const door = await openFrontDoor(0, pages(state, undefined));
    const ask = (path: string, method = 'GET') => fetch(`http://127.0.0.1:${door.port}${path}`, { method });
    expect(await (await ask('/readyz')).text()).toBe('not ready\n- start: the app is starting\n');
    expect((await ask('/healthz', 'HEAD')).status).toBe(200);
    expect((await ask('/metrics')).status).toBe(404);
    expect((await ask('/slack/events', 'POST')).status).toBe(503);
    door.passTo((_request, response) => response.end('served'));
    expect(await (await ask('/slack/events', 'POST')).text()).toBe('served');
    expect((await ask('/slack/events')).status).toBe(404);
    await door.close();
  });
});
