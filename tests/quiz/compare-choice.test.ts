import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countRight, missedOptions } from '../../src/quiz/compare-choice.ts';
import { isCorrect } from '../../src/quiz/grade.ts';

describe('a choice beside the key', () => {
  test.each([
    ['single', [1], [2], 0, [1, 2]],
    ['single', [1], [1], 1, []],
    ['multiple', [0, 3], [3, 1], 1, [0, 1]],
    ['ordering', [2, 0, 1], [2, 1, 0], 1, [0, 1]],
    ['matching', [1, 0, 2], [1, 0, 2], 3, []],
  ] as const)('of a %s question, key %o and choice %o', (type, key, choice, right, missed) => {
    const question = { type, key: [...key] };
    expect(countRight(question, [...choice])).toBe(right);
    expect([...missedOptions(question, [...choice])].toSorted()).toEqual(missed);
  });

  test('misses nothing exactly when it is correct', () => {
    const types = fc.constantFrom('multiple' as const, 'ordering' as const, 'matching' as const);
    const order = fc.shuffledSubarray([0, 1, 2, 3], { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(types, order, order, (type, one, other) => {
        const key = type === 'multiple' ? one.toSorted((a, b) => a - b) : one;
        const choice = other.slice(0, key.length);
        fc.pre(choice.length === key.length);
        const correct = isCorrect({ type, key }, choice);
        expect(missedOptions({ type, key }, choice).size === 0).toBe(correct);
        expect(countRight({ type, key }, choice) === key.length).toBe(correct);
      }),
    );
  });
});
