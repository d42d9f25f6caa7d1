import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Account, COMMANDS, take } from '../../src/slack/rate-limit.ts';
import { type AppStand, standUp } from './app-stand.ts';

const allowance = { atOnce: 3, oneMoreEvery: 1_000 };

describe('what one member may ask', () => {
  test.each<[string, number[], number[]]>([
    ['is so much at once, and then no more', [0, 0, 0, 0], [0, 0, 0, 1_000]],
    ['is one more each time', [0, 0, 0, 1_000, 1_000], [0, 0, 0, 0, 1_000]],
    ['counts a part of the wait', [0, 0, 0, 400, 400], [0, 0, 0, 600, 600]],
    ['is no more after a rest', [0, 0, 0, 9e6, 9e6, 9e6, 9e6], [0, 0, 0, 0, 0, 0, 1_000]],
    ['stays when the clock jumps back', [5_000, 0, 0, 0], [0, 0, 0, 1_000]],
  ])('%s', (_what, moments, waits) => {
    let account: Account | undefined;
    const found = moments.map(now => {
      const taken = take(account, allowance, now);
      account = taken.account;
      return taken.waitMs;
    });
    expect(found).toEqual(waits);
  });

  test('is bounded however the requests come, and waiting as told is enough', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(3_000), { maxLength: 60 }), gaps => {
        let account: Account | undefined;
        let now = 0;
        let passed = 0;
        for (const gap of gaps) {
          now += gap;
          const taken = take(account, allowance, now);
          account = taken.account;
          if (taken.waitMs === 0) passed += 1;
          else expect(take(account, allowance, now + taken.waitMs).waitMs).toBe(0);
        }
        expect(passed).toBeLessThanOrEqual(allowance.atOnce + now / allowance.oneMoreEvery);
      }),
    );
  });
});

describe('a member who types without end', () => {
  let stand: AppStand;
  beforeAll(async () => {
    stand = await standUp();
  });
  afterAll(() => stand.close());

  test('is asked to wait, kindly and with how long; others are not', async () => {
    const { anna, ben, sandbox } = stand;
    for (let count = 0; count <= COMMANDS.atOnce; count += 1) {
      await anna.command('aif-study', '/aif ask what is recall');
    }
    const told = await sandbox.until(() =>
      anna.messages('aif-study').find(({ text }) => /a lot at once/.test(text)),
    );
    expect(told.text).toBe('That was a lot at once. Please try again in 2 seconds.');
    await ben.command('aif-study', '/aif ask what is recall');
    expect(ben.messages('aif-study').at(-1)?.text).not.toMatch(/a lot at once/);
  });
});
