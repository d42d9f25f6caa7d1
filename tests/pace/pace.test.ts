import { WebAPIRateLimitedError } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createLog } from '../../src/log.ts';
import { asWorkspaceId } from '../../src/quiz/ids.ts';
import { createPace, type Pace, PutOff, type Turn, type Urgency } from '../../src/slack/pace/pace.ts';
import { sqliteDialect } from '../../src/store/sqlite-dialect.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { rush } from './rush.ts';
import { type VirtualTime, virtualTime } from './virtual-time.ts';

const START = Date.parse('2026-11-23T08:00:00Z');

let time: VirtualTime;
let store: Store;
let stopping: AbortController;
let pace: Pace;
/** What was sent, with the second in which it was. */
let sent: string[];
beforeEach(async () => {
  time = virtualTime(START);
  store = await openStore(sqliteDialect(':memory:'));
  stopping = new AbortController();
  pace = anInstance();
  sent = [];
});
afterEach(() => store.close());

function anInstance(meter: Parameters<typeof createPace>[0]['meter'] = store): Pace {
  return createPace({
    meter,
    log: createLog('error', { write: () => {} }),
    now: time.now,
    pause: time.pause,
    stopping: stopping.signal,
  });
}

const seconds = (): number => (time.now() - START) / 1_000;

function call(name: string, urgency: Urgency, changes: Partial<Turn> = {}, instance = pace): Promise<void> {
  const turn = {
    workspace: asWorkspaceId('T1'),
    method: 'chat.postMessage',
    channel: name,
    urgency,
    ...changes,
  };
  return instance.run(turn, async () => void sent.push(`${name} ${seconds()}`));
}

describe('the queue before Slack', () => {
  test('lets one message a second into a channel, and others past it', async () => {
    const calls = ['C1', 'C1', 'C1', 'C2'].map(name => call(name, 'due'));
    await time.until(Promise.all(calls));
    expect(sent).toEqual(['C1 0', 'C2 0', 'C1 1', 'C1 2']);
  });

  test('lets a burst go at once, and then as many as four fifths of Slack’s limit', async () => {
    const names = Array.from({ length: 12 }, (_, index) => `C${index}`);
    await time.until(Promise.all(names.map(name => call(name, 'due'))));
    expect(sent.map(line => Number(line.split(' ')[1]))).toEqual([
      0, 0, 0, 0, 0, 0, 0, 0, 0.25, 0.5, 0.75, 1,
    ]);
  });

  test('sends what is due before what is spare, however long that waits', async () => {
    const counts = Array.from({ length: 12 }, (_, index) =>
      call(`spare${index}`, 'spare', { method: 'chat.update' }),
    );
    const results = Array.from({ length: 4 }, (_, index) =>
      call(`due${index}`, 'due', { method: 'chat.update' }),
    );
    await time.until(Promise.all([...counts, ...results]));
    const order = sent.map(line => line.split(/\d/)[0]);
    expect(order.indexOf('due')).toBe(0);
    expect(order.lastIndexOf('due')).toBe(3);
  });

  test('never lets somebody who waits stand behind the app’s own work', async () => {
    const posts = Array.from({ length: 100 }, (_, index) => call(`C${index}`, 'due'));
    await time.until(call('C-person', 'interactive'));
    expect(sent).toContain('C-person 0');
    await time.until(Promise.all(posts));
  });

  test('gives every workspace its first turn before any has much more than its burst', async () => {
    const figures = await rush({ workspaces: 60, channels: 20, instances: 3, interactive: 60 });
    expect(figures).toMatchObject({ posted: 1_200, limited: 0, longestInteractiveWait: 0 });
    expect(figures.lastFirst).toBeLessThan(1);
    // Eight at once and four a second after that are 20 messages in 3 seconds.
    expect(figures.last).toBeLessThan(4);
  });

  test('of one big workspace does not keep a small one waiting', async () => {
    const big = Array.from({ length: 2_000 }, (_, index) => call(`C${index}`, 'due'));
    await time.until(call('C-small', 'due', { workspace: asWorkspaceId('T2') }));
    expect(sent).toContain('C-small 0');
    stopping.abort();
    await Promise.allSettled(big);
  });
});

describe('when Slack limits a call all the same', () => {
  /** Refuses the first call with this many seconds. */
  function limitedOnce(retryAfter: number): () => Promise<void> {
    let isFirst = true;
    return async () => {
      sent.push(`attempt ${seconds()}`);
      if (!isFirst) return;
      isFirst = false;
      throw new WebAPIRateLimitedError(retryAfter);
    };
  }
  const turn = { workspace: asWorkspaceId('T1'), method: 'chat.postMessage', channel: 'C1' };

  test.each([
    ['interactive', 3],
    ['due', 30],
    ['spare', 30],
  ] as const)('%s work waits as long as Slack asks and is sent then', async (urgency, retryAfter) => {
    await time.until(pace.run({ ...turn, urgency }, limitedOnce(retryAfter)));
    expect(sent).toEqual(['attempt 0', `attempt ${retryAfter}`]);
  });

  test('no instance makes a call of that method there meanwhile, and other calls go on', async () => {
    const other = anInstance();
    const limited = pace.run({ ...turn, urgency: 'due' }, limitedOnce(4));
    await time.until(time.pause(1));
    const held = [call('due', 'due', {}, other), call('person', 'interactive', {}, other)];
    const free = [
      call('another-method', 'due', { method: 'chat.update' }, other),
      call('another-workspace', 'due', { workspace: asWorkspaceId('T2') }, other),
    ];
    await time.until(Promise.all([limited, ...held, ...free]));
    expect(sent.filter(line => line.startsWith('another')).map(line => line.split(' ')[1])).toEqual([
      '0.001',
      '0.001',
    ]);
    expect(sent.filter(line => /due|person/.test(line)).every(line => Number(line.split(' ')[1]) >= 4)).toBe(
      true,
    );
  });

  test('somebody who waits is told at once when Slack asks for more than their patience', async () => {
    await store.holdCalls(turn.workspace, turn.method, START + 30_000);
    await expect(time.until(call('C1', 'interactive'))).rejects.toMatchObject({ retryAfter: 30 });
    expect(sent).toEqual([]);
  });

  test('gives up in the end, with Slack’s own word', async () => {
    const always = async (): Promise<void> => {
      sent.push(`attempt ${seconds()}`);
      throw new WebAPIRateLimitedError(50);
    };
    await expect(time.until(pace.run({ ...turn, urgency: 'due' }, always))).rejects.toBeInstanceOf(
      WebAPIRateLimitedError,
    );
    expect(sent).toEqual(['attempt 0', 'attempt 50', 'attempt 100']);
  });
});

describe('what waits', () => {
  test('is let go when the process stops, and nothing is sent any more', async () => {
    const calls = Array.from({ length: 20 }, () => call('C1', 'due'));
    await time.until(time.pause(1));
    stopping.abort();
    const ends = await time.until(Promise.allSettled(calls));
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(ends.at(-1)).toMatchObject({ reason: expect.any(PutOff) });
    await expect(call('C2', 'due')).rejects.toBeInstanceOf(PutOff);
    expect(pace.waiting()).toBe(0);
  });

  test('is bounded: more than that is put off, for whoever asks to try later', async () => {
    const calls = Array.from({ length: 20_001 }, () => call('C1', 'due'));
    await expect(calls.at(-1)).rejects.toThrow('too many calls wait already');
    stopping.abort();
    await Promise.allSettled(calls);
  });

  test('goes on without the database: Slack itself is the limit then', async () => {
    const away = async (): Promise<never> => {
      throw new Error('the database is away');
    };
    const instance = anInstance({ countCall: away, findHold: away, holdCalls: away });
    await time.until(Promise.all([call('C1', 'due', {}, instance), call('C2', 'interactive', {}, instance)]));
    expect(sent.toSorted()).toEqual(['C1 0', 'C2 0']);
  });
});
