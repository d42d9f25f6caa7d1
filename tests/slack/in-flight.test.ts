import { setImmediate } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { inFlight } from '../../src/slack/in-flight.ts';

describe('work that is under way', () => {
  test('is waited for, whether it is done or fails, with all that begins meanwhile', async () => {
    const work = inFlight();
    const failing = Promise.withResolvers<void>();
    const early = Promise.withResolvers<void>();
    const late = Promise.withResolvers<void>();
    const failed = work.track(failing.promise);
    void work.track(early.promise);
    let isSettled = false;
    const settled = work.settled().then(() => {
      isSettled = true;
    });
    failing.reject(new Error('broken'));
    await expect(failed).rejects.toThrow('broken');
    void work.track(late.promise);
    early.resolve();
    await setImmediate();
    expect(isSettled).toBe(false);
    late.resolve();
    await settled;
    expect(isSettled).toBe(true);
  });

  test('is over at once when there is none', async () => {
    await inFlight().settled();
  });
});
