import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shuffled } from '../../src/quiz/shuffle.ts';

describe('shuffling', () => {
  test('keeps every item and depends on the seed alone', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.string(), (items, seed) => {
        const once = shuffled(items, seed);
        expect(once.toSorted()).toEqual(items.toSorted());
        expect(shuffled(items, seed)).toEqual(once);
      }),
    );
  });

  test('puts the right option in each place about as often', () => {
    const places = [0, 0, 0, 0];
    for (let round = 0; round < 4_000; round += 1) {
      const place = shuffled(['right', 'b', 'c', 'd'], `round-${round}`).indexOf('right');
      places[place] = (places[place] ?? 0) + 1;
    }
    // Four standard deviations around a quarter of 4,000.
    for (const count of places) expect(Math.abs(count - 1_000)).toBeLessThan(110);
  });
});
