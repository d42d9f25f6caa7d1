import { describe, expect, test } from 'vitest';
import type { Entered } from '../../src/quiz/check-choice.ts';
import { newEntry } from '../../src/quiz/exam-entry.ts';
import { examProgress, minutesLeft, outcomeOf } from '../../src/quiz/exam-progress.ts';
import type { QuestionType } from '../../src/quiz/snapshot.ts';
import { aQuestionOf } from '../slack/a-question-of.ts';

const NONE = undefined;

describe('what was entered', () => {
  test.each<[string, QuestionType, Entered, Entered, boolean | undefined]>([
    ['a right answer', 'single', [1], [], true],
    ['a wrong answer', 'single', [0], [], false],
    ['another answer', 'single', [0], [1], false],
    ['an answer taken back', 'single', [], [1], NONE],
    ['all of several', 'multiple', [3, 1], [], true],
    ['too few of several', 'multiple', [3], [3, 1], NONE],
    ['too many of several', 'multiple', [0, 1, 3], [], NONE],
    ['a whole order', 'ordering', [2, 0, 1], [], true],
    ['a part of an order', 'ordering', [2, NONE, 1], [2, NONE, NONE], NONE],
    ['an option twice', 'matching', [1, 1, 2], [], NONE],
    ['an option that there is not', 'single', [9], [], NONE],
    ['a value that is no number', 'single', [Number.NaN], [], NONE],
  ])('%s is news', (_what, type, entered, shown, correct) => {
    expect(newEntry(aQuestionOf(type), entered, shown)).toEqual({ entered, correct });
  });

  test.each<[string, Entered, Entered]>([
    ['an empty form', [], []],
    ['empty places', [NONE, NONE, NONE], []],
    ['the same order', [2, NONE, 1], [2, NONE, 1]],
    ['the same choice', [1], [1]],
  ])('%s, as it was shown, is no news', (_what, entered, shown) => {
    expect(newEntry(aQuestionOf('ordering'), entered, shown)).toBeUndefined();
  });
});

describe('an exam on its way', () => {
  const items = [
    { correct: true, marked: false },
    { correct: NONE, marked: true },
    { correct: false, marked: true },
    { correct: NONE, marked: false },
  ];

  test('knows what is open and what is marked', () => {
    expect(examProgress(items)).toEqual({ open: [1, 3], marked: [1, 2] });
    expect(items.map(outcomeOf)).toEqual(['right', 'unanswered', 'wrong', 'unanswered']);
  });

  test.each([
    [0, 90],
    [1, 90],
    [60_000, 89],
    [5_399_999, 1],
    [5_400_000, 0],
    [9_999_999, 0],
  ])('after %i ms has %i minutes left', (now, minutes) => {
    expect(minutesLeft({ endsAt: 5_400_000 }, now)).toBe(minutes);
  });
});
