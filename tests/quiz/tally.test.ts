import { describe, expect, test } from 'vitest';
import { tallyOf } from '../../src/quiz/tally.ts';
import { aSnapshot } from './a-snapshot.ts';

describe('the tally of a round', () => {
  test('counts who chose what', () => {
    const tally = tallyOf(aSnapshot({}), [
      { chosen: [1], correct: true },
      { chosen: [1], correct: true },
      { chosen: [3], correct: false },
    ]);
    expect(tally).toEqual({ answered: 3, right: 2, perOption: [0, 2, 0, 1] });
  });

  test('counts each option of a multiple-response question', () => {
    const snapshot = aSnapshot({ type: 'multiple', key: [0, 1] });
    expect(tallyOf(snapshot, [{ chosen: [0, 2], correct: false }]).perOption).toEqual([1, 0, 1, 0]);
  });

  test('counts options in their right place where order matters', () => {
    const snapshot = aSnapshot({ type: 'ordering', key: [3, 2, 1, 0] });
    expect(tallyOf(snapshot, [{ chosen: [3, 1, 2, 0], correct: false }]).perOption).toEqual([1, 0, 0, 1]);
  });

  test('of nobody is all zero', () => {
    expect(tallyOf(aSnapshot({}), [])).toEqual({ answered: 0, right: 0, perOption: [0, 0, 0, 0] });
  });
});
