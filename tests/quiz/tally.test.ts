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

  test('names the mistake that most people share, and none that only one made', () => {
    const snapshot = aSnapshot({ type: 'ordering', key: [3, 2, 1, 0] });
    const answers = [
      [3, 1, 2, 0],
      [3, 1, 0, 2],
      [3, 1, 2, 0],
      [0, 2, 1, 3],
    ].map(chosen => ({ chosen, correct: false }));
    expect(tallyOf(snapshot, answers).mistake).toEqual({ place: 1, position: 1, count: 3 });
    expect(tallyOf(snapshot, answers.slice(0, 1)).mistake).toBeUndefined();
    expect(tallyOf(aSnapshot({}), answers).mistake).toBeUndefined();
  });

  test('of nobody is all zero', () => {
    expect(tallyOf(aSnapshot({}), [])).toEqual({ answered: 0, right: 0, perOption: [0, 0, 0, 0] });
  });
});
