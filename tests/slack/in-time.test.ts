import { describe, expect, test } from 'vitest';
import { pauseUntil } from '../../src/pause.ts';
import { inTime } from '../../src/slack/in-time.ts';
import { collectGarbage } from '../collect-garbage.ts';

const HOUR = 3_600_000;
const pause = pauseUntil(new AbortController().signal);

describe('what is wanted within a time', () => {
  test('is what the work comes to', async () => {
    expect(await inTime(Promise.resolve('reply'), HOUR, pause)).toBe('reply');
  });

  test('fails as the work does', async () => {
    await expect(inTime(Promise.reject(new Error('broken')), HOUR, pause)).rejects.toThrow('broken');
  });

  test('is nothing when the work takes longer', async () => {
    expect(await inTime(new Promise(() => {}), 1, pause)).toBeUndefined();
  });

  test('is not kept for the rest of the time', async () => {
    const replies: WeakRef<object>[] = [];
    const answer = async (): Promise<void> => {
      const reply = await inTime(Promise.resolve({ text: 'a long reply' }), HOUR, pause);
      if (reply) replies.push(new WeakRef(reply));
    };
    await Promise.all(Array.from({ length: 10 }, answer));
    await collectGarbage();
    expect(replies.map(reply => reply.deref())).toEqual(Array.from({ length: 10 }, () => undefined));
  });
});
