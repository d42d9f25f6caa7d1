import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { apportion, type Share } from '../../src/quiz/apportion.ts';

/** `shares('20/99 24/3')`: weight and room. */
function shares(text: string): Share[] {
  return text
    .split(' ')
    .filter(Boolean)
    .map((share, index) => {
      const [weight = 0, room = 0] = share.split('/').map(Number);
      return { id: `${index}`, weight, room };
    });
}
const counts = (total: number, text: string) => [...apportion(total, shares(text)).values()];

describe('sharing out by largest remainder', () => {
  test.each([
    ['the blueprint over 65', 65, '20/99 24/99 28/99 14/99 14/99', [13, 16, 18, 9, 9]],
    ['the blueprint over 22', 22, '20/99 24/99 28/99 14/99 14/99', [5, 5, 6, 3, 3]],
    ['the blueprint over 50', 50, '20/99 24/99 28/99 14/99 14/99', [10, 12, 14, 7, 7]],
    ['one domain alone', 65, '20/99 24/0 28/0 14/0 14/0', [65, 0, 0, 0, 0]],
    ['two domains', 65, '20/99 24/0 28/99 14/0 14/0', [27, 0, 38, 0, 0]],
    ['a domain with less than its share', 65, '20/5 24/99 28/99 14/99 14/99', [5, 18, 21, 11, 10]],
    ['one that fills up only after another did', 10, '1/1 1/3 1/99', [1, 3, 6]],
    ['less room than wanted', 65, '20/5 24/6 28/0 14/1 14/1', [5, 6, 0, 1, 1]],
    ['no room at all', 65, '20/0', [0]],
    ['nothing to share', 0, '20/9 24/9', [0, 0]],
    ['equal weights: the first get one more', 5, '1/9 1/9 1/9', [2, 2, 1]],
    ['nobody', 5, '', []],
  ])('%s', (_what, total, given, expected) => {
    expect(counts(total, given)).toEqual(expected);
  });

  const some = fc.array(
    fc.record({ weight: fc.integer({ min: 1, max: 100 }), room: fc.integer({ min: 0, max: 80 }) }),
    { minLength: 1, maxLength: 8 },
  );

  test('gives out everything there is room for, and nobody more than they have room for', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200 }), some, (total, given) => {
        const list = given.map((share, index) => ({ ...share, id: `${index}` }));
        const result = apportion(total, list);
        const room = list.reduce((sum, share) => sum + share.room, 0);
        expect([...result.values()].reduce((sum, count) => sum + count, 0)).toBe(Math.min(total, room));
        for (const share of list) expect(result.get(share.id)).toBeLessThanOrEqual(share.room);
      }),
    );
  });

  test('stays within one of the exact share where there is room', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200 }), some, (total, given) => {
        const list = given.map(({ weight }, index) => ({ weight, room: 1_000, id: `${index}` }));
        const weights = list.reduce((sum, { weight }) => sum + weight, 0);
        for (const [id, count] of apportion(total, list)) {
          const exact = (total * (list.find(share => share.id === id)?.weight ?? 0)) / weights;
          expect(Math.abs(count - exact)).toBeLessThan(1);
        }
      }),
    );
  });
});
