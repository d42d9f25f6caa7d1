import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editDistance } from '../../src/quiz/edit-distance.ts';

describe('the letters between two words', () => {
  test.each([
    ['recall', 'recall', 0],
    ['recal', 'recall', 1],
    ['reccall', 'recall', 1],
    ['rekall', 'recall', 1],
    ['reclal', 'recall', 1],
    ['', 'abc', 3],
    ['abc', '', 3],
    ['drift', 'recall', 6],
  ])('%s and %s are %i', (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance);
  });

  const words = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });

  test('are the same both ways, none for equal words, and never more than the longer word has', () => {
    fc.assert(
      fc.property(words, words, (a, b) => {
        const distance = editDistance(a, b);
        expect(distance).toBe(editDistance(b, a));
        expect(distance === 0).toBe(a === b);
        expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length));
      }),
    );
  });

  test('are exact up to a limit, and above it beyond', () => {
    fc.assert(
      fc.property(words, words, fc.nat(8), (a, b, limit) => {
        const exact = editDistance(a, b);
        const limited = editDistance(a, b, limit);
        if (exact <= limit) expect(limited).toBe(exact);
        else expect(limited).toBeGreaterThan(limit);
      }),
    );
  });
});
