import { describe, expect, test } from 'vitest';
import { estimateScore } from '../../src/quiz/exam-estimate.ts';
import { examResult, type ItemOutcome } from '../../src/quiz/exam-result.ts';

const scale = { lowest: 100, highest: 1_000 };
const weights = [20, 24, 28, 14, 14];
const sizes = [13, 16, 18, 9, 9];

/** The estimate when this share of every domain's questions was right. */
function estimate(share: number, times = 1) {
  return estimateScore(
    weights.map((weight, index) => {
      const questions = (sizes[index] ?? 0) * times;
      return { weight, questions, right: Math.round(questions * share) };
    }),
    scale,
  );
}

describe('a result', () => {
  const domains = [
    { id: '1', objectives: ['1.1.1', '1.1.2', '1.2.1'] },
    { id: '2', objectives: ['2.1.1'] },
  ];
  const items = (text: string) =>
    text.split(' ').map(item => {
      const [objective = '', sign] = item.split(/(?=[+?-])/);
      const outcome: ItemOutcome = sign === '+' ? 'right' : sign === '-' ? 'wrong' : 'unanswered';
      return { objective, outcome };
    });

  test('counts by domain and objective, and unanswered as wrong', () => {
    expect(examResult(items('1.2.1+ 1.1.1- 1.1.1+ 1.2.1? 1.1.1+'), domains)).toEqual({
      right: 3,
      questions: 5,
      unanswered: 1,
      domains: [
        {
          id: '1',
          right: 3,
          questions: 5,
          objectives: [
            { id: '1.1.1', right: 2, questions: 3 },
            { id: '1.2.1', right: 1, questions: 2 },
          ],
        },
        { id: '2', right: 0, questions: 0, objectives: [] },
      ],
    });
  });

  test('keeps what the blueprint does not have any more in the total', () => {
    const result = examResult(items('9.9.9+ 1.1.1+'), domains);
    expect(result).toMatchObject({ right: 2, questions: 2 });
    expect(result.domains[0]).toMatchObject({ right: 1, questions: 1 });
  });
});

describe('an estimate on the exam’s scale', () => {
  test('needs a question of every domain', () => {
    expect(estimateScore([{ weight: 20, right: 50, questions: 65 }], scale)).toBeDefined();
    const missing = [
      { weight: 20, right: 50, questions: 65 },
      { weight: 80, right: 0, questions: 0 },
    ];
    expect(estimateScore(missing, scale)).toBeUndefined();
    expect(estimateScore([], scale)).toBeUndefined();
  });

  test.each([
    [0, { lowest: 120, middle: 160, highest: 200 }],
    [0.5, { lowest: 480, middle: 570, highest: 650 }],
    [1, { lowest: 900, middle: 940, highest: 980 }],
  ])('for a share of %d right', (share, expected) => {
    expect(estimate(share)).toEqual(expected);
  });

  test('grows with every right answer, and its range shrinks with more questions', () => {
    const middles = [0, 0.2, 0.4, 0.6, 0.8, 1].map(share => estimate(share)?.middle ?? 0);
    expect(middles).toEqual(middles.toSorted((a, b) => a - b));
    const width = (times: number) => {
      const { lowest = 0, highest = 0 } = estimate(0.6, times) ?? {};
      return highest - lowest;
    };
    expect(width(10)).toBeLessThan(width(1) / 2);
  });

  test('is wide when a domain had one question only', () => {
    const thin = estimateScore(
      [
        { weight: 20, right: 40, questions: 60 },
        { weight: 80, right: 1, questions: 1 },
      ],
      scale,
    );
    expect((thin?.highest ?? 0) - (thin?.lowest ?? 0)).toBeGreaterThan(400);
  });

  test('weighs domains as the blueprint does, not by their number of questions', () => {
    const at = (right1: number, right2: number) =>
      estimateScore(
        [
          { weight: 10, right: right1, questions: 100 },
          { weight: 90, right: right2, questions: 100 },
        ],
        scale,
      )?.middle ?? 0;
    expect(at(100, 0)).toBeLessThan(250);
    expect(at(0, 100)).toBeGreaterThan(850);
  });
});
