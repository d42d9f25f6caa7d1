import { getActiveResourcesInfo } from 'node:process';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { pauseUntil } from '../src/pause.ts';

const HOUR = 3_600_000;

function timers(): number {
  return getActiveResourcesInfo().filter(name => name === 'Timeout').length;
}

describe('a pause', () => {
  test('ends after its time, and not before', async () => {
    const stop = new AbortController();
    const pause = pauseUntil(stop.signal);
    const over: string[] = [];
    const long = pause(HOUR).then(() => over.push('long'));
    await pause(1).then(() => over.push('short'));
    await setImmediate();
    expect(over).toEqual(['short']);
    stop.abort();
    await long;
  });

  test.each([
    ['was done', () => Promise.resolve('done')],
    ['failed', () => Promise.reject(new Error('failed'))],
  ])('ends as soon as what it stands beside %s, and leaves no timer', async (_, over) => {
    const before = timers();
    await pauseUntil(new AbortController().signal)(HOUR, over());
    expect(timers()).toBe(before);
  });

  test('ends for everybody who waits when the process is asked to stop, and takes no time from then on', async () => {
    const before = timers();
    const stop = new AbortController();
    const pause = pauseUntil(stop.signal);
    await pause(HOUR, Promise.resolve());
    // Some take the places of those that are over already.
    const waiting = Array.from({ length: 1_000 }, () => pause(HOUR));
    await pause(HOUR, Promise.resolve());
    waiting.push(pause(HOUR));
    stop.abort();
    await Promise.all(waiting);
    await pause(HOUR);
    expect(timers()).toBe(before);
  });
});
