import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CheckedChoice, checkChoice } from '../../src/quiz/check-choice.ts';
import { isPossible } from '../../src/quiz/grade.ts';
import { QUESTION_TYPES } from '../../src/quiz/snapshot.ts';
import { aSnapshot } from './a-snapshot.ts';

const three = aSnapshot({}).options.slice(0, 3);

describe('an entered answer', () => {
  const none = undefined;
  test.each<[string, (number | undefined)[], CheckedChoice]>([
    ['multiple', [0, 2], { kind: 'choice', choice: [0, 2] }],
    ['multiple', [0], { kind: 'too-few', asked: 2, places: [] }],
    ['multiple', [], { kind: 'too-few', asked: 2, places: [] }],
    ['multiple', [0, 1, 2], { kind: 'too-many', asked: 2 }],
    ['multiple', [1, 1], { kind: 'doubled', places: [1] }],
    ['multiple', [0, 4], { kind: 'unknown-option' }],
    ['ordering', [2, 0, 1], { kind: 'choice', choice: [2, 0, 1] }],
    ['ordering', [none, 0, none], { kind: 'too-few', asked: 3, places: [0, 2] }],
    ['ordering', [2, 2, 2], { kind: 'doubled', places: [1, 2] }],
    ['ordering', [2, Number.NaN, Number.NaN], { kind: 'unknown-option' }],
    ['matching', [1, 0, 1], { kind: 'doubled', places: [2] }],
    ['matching', [1, 0, 2], { kind: 'choice', choice: [1, 0, 2] }],
  ])('to a %s question, %o', (type, entered, expected) => {
    const snapshot =
      type === 'multiple'
        ? aSnapshot({ type, key: [0, 1] })
        : aSnapshot({ type: type === 'ordering' ? type : 'matching', key: [0, 1, 2], options: three });
    expect(checkChoice(snapshot, entered)).toEqual(expected);
  });

  test('is taken exactly when grading takes it', () => {
    const positions = fc.array(fc.integer({ min: -1, max: 5 }), { maxLength: 5 });
    fc.assert(
      fc.property(
        fc.constantFrom(...QUESTION_TYPES),
        fc.integer({ min: 1, max: 4 }),
        positions,
        (type, count, entered) => {
          const snapshot = aSnapshot({ type, key: [0, 1, 2, 3].slice(0, count) });
          expect(checkChoice(snapshot, entered).kind === 'choice').toBe(isPossible(snapshot, entered));
        },
      ),
    );
  });
});
