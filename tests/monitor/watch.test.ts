import { beforeEach, describe, expect, test } from 'vitest';
import { openFrontDoor } from '../../src/monitor/front-door.ts';
import { pages } from '../../src/monitor/pages.ts';
import { type Part, type Readiness, readiness } from '../../src/monitor/readiness.ts';
import { type Watch, watch } from '../../src/monitor/watch.ts';

describe('looking after the surroundings', () => {
  let state: Readiness;
  let watching: Watch;
  let asked: string[];
  let changes: [Part, string | undefined, boolean][];
  let trouble: { read?: string; write?: string; slack?: string };
  beforeEach(() => {
    [asked, changes, trouble] = [[], [], {}];
    state = readiness((...change) => changes.push(change));
    state.note('start', undefined);
    changes = [];
    watching = watch(state, {
      database: async how => {
        asked.push(how);
        return trouble[how];
      },
      slack: async () => {
        asked.push('slack');
        return trouble.slack;
      },
    });
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

  test('is ready only when nothing is wrong at all', () => {
    state.note('database', 'x');
    state.note('slack', 'y');
    state.note('database', undefined);
    expect(changes.map(([, , isReady]) => isReady)).toEqual([false, false, false]);
    state.note('slack', undefined);
    expect(changes.at(-1)).toEqual(['slack', undefined, true]);
  });
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
