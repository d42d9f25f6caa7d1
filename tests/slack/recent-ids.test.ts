import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { recentIds } from '../../src/slack/recent-ids.ts';

const MINUTE = 60_000;

function idsUpTo(count: number): string[] {
  return Array.from(
    { length: count },
    (_, at) => `1795731945 ${(at * 7_919).toString(16).padStart(32, '0')}`,
  );
}

describe('recent ids', () => {
  test('are new once, whatever they are', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), given => {
        const ids = recentIds(() => 0, MINUTE);
        const seen = new Set<string>();
        for (const id of given) {
          expect(ids.add(id)).toBe(!seen.has(id));
          seen.add(id);
        }
      }),
    );
  });

  test('are remembered for their time, and forgotten after twice as long', () => {
    let now = 0;
    const ids = recentIds(() => now, MINUTE);
    now = MINUTE - 1;
    ids.add('one');
    now = 2 * MINUTE - 1;
    expect(ids.add('one')).toBe(false);
    now = 3 * MINUTE - 1;
    expect(ids.add('two')).toBe(true);
    expect(ids.add('one')).toBe(true);
  });

  test('are told apart by the hundred thousand, and the last fifty thousand are remembered', () => {
    const ids = recentIds(() => 0, MINUTE);
    const given = idsUpTo(120_000);
    expect(given.filter(id => !ids.add(id))).toEqual([]);
    expect(given.slice(-50_000).filter(id => ids.add(id))).toEqual([]);
  });
});
