import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isCorrect, isPossible, POINTS } from '../../src/quiz/grade.ts';
import { aSnapshot } from './a-snapshot.ts';

describe('grading is all or nothing', () => {
  test.each([
    ['single', [1], [1], true],
    ['single', [1], [2], false],
    ['multiple', [0, 3], [3, 0], true],
    ['multiple', [0, 3], [0], false],
    ['multiple', [0, 3], [0, 1], false],
    ['multiple', [0, 3], [0, 1, 3], false],
    ['ordering', [2, 0, 1], [2, 0, 1], true],
    ['ordering', [2, 0, 1], [0, 2, 1], false],
    ['matching', [1, 0, 2], [1, 0, 2], true],
    ['matching', [1, 0, 2], [0, 1, 2], false],
  ] as const)('%s with key %o and choice %o: %s', (type, key, choice, correct) => {
    expect(isCorrect({ type, key: [...key] }, [...choice])).toBe(correct);
  });

  test('the key itself is correct, in any order where order does not matter', () => {
    const keys = fc.uniqueArray(fc.nat(6), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(keys, key => {
        const sorted = key.toSorted((a, b) => a - b);
        expect(isCorrect({ type: 'multiple', key: sorted }, key)).toBe(true);
        expect(isCorrect({ type: 'ordering', key }, key)).toBe(true);
      }),
    );
  });

  test.each([
    [[0], true],
    [[3], true],
    [[4], false],
    [[-1], false],
    [[0.5], false],
    [[], false],
    [[0, 1], false],
  ])('a choice of %o for a question with one answer of four is possible: %s', (choice, possible) => {
    expect(isPossible(aSnapshot({}), choice)).toBe(possible);
  });

  test('nothing may be chosen twice', () => {
    expect(isPossible(aSnapshot({ key: [0, 1] }), [1, 1])).toBe(false);
  });

  test('harder questions give more points', () => {
    expect(POINTS).toEqual({ easy: 1, medium: 2, hard: 3 });
  });
});
