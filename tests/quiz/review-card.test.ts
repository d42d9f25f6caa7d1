import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CONFIDENCES, type Confidence } from '../../src/quiz/confidence.ts';
import { applyRecalls, gradeOf, type Recall, type ReviewCard } from '../../src/quiz/review-card.ts';

const DAY = 24 * 60 * 60_000;
const none = new Map<string, ReviewCard>();

function recall(changes: Partial<Recall>): Recall {
  return { questionId: 'drift', correct: false, confidence: undefined, at: 0, ...changes };
}

/** Days from each answer until the card is due, for answers that each come when the one before made it due. */
function intervals(...answers: Pick<Recall, 'correct' | 'confidence'>[]): number[] {
  const days: number[] = [];
  let cards = none;
  let at = 0;
  for (const answer of answers) {
    cards = new Map([...cards, ...applyRecalls(cards, [recall({ ...answer, at })])]);
    const dueAt = cards.get('drift')?.dueAt ?? Number.NaN;
    days.push((dueAt - at) / DAY);
    at = dueAt;
  }
  return days;
}

const wrong = { correct: false, confidence: undefined };
const right = { correct: true, confidence: undefined };
const sure = { correct: true, confidence: 'sure' } as const;
const guess = { correct: true, confidence: 'guess' } as const;

describe('a grade', () => {
  test.each<[string, boolean, Confidence | undefined, number]>([
    ['wrong, sure', false, 'sure', 1],
    ['wrong, a guess', false, 'guess', 1],
    ['wrong', false, undefined, 1],
    ['right, a guess', true, 'guess', 2],
    ['right', true, undefined, 3],
    ['right, sure', true, 'sure', 4],
  ])('of an answer that was %s', (_what, correct, confidence, grade) => {
    expect(gradeOf({ correct, confidence })).toBe(grade);
  });
});

describe('a card', () => {
  test('begins with the first miss or guess, and not with what was known', () => {
    const begins = (answer: Pick<Recall, 'correct' | 'confidence'>) =>
      applyRecalls(none, [recall(answer)]).size === 1;
    expect([wrong, guess, right, sure].map(begins)).toEqual([true, true, false, false]);
  });

  test('then moves with every answer', () => {
    const days = intervals(wrong, right, right, wrong, right);
    expect(days).toEqual([1, 3, 8, 1, 3]);
  });

  test('comes back sooner after a guess and later after being sure', () => {
    const last = (answer: Pick<Recall, 'correct' | 'confidence'>) =>
      intervals(wrong, right, right, right, answer).at(-1) ?? 0;
    expect(last(wrong)).toBeLessThan(last(guess));
    expect(last(guess)).toBeLessThan(last(right));
    expect(last(right)).toBeLessThan(last(sure));
  });

  test('is the same whether its answers come one by one or all at once', () => {
    const answers = [0, 1, 3, 4, 9, 20].map((day, index) =>
      recall({ correct: index % 3 !== 0, at: day * DAY }),
    );
    let oneByOne = none;
    for (const answer of answers) {
      oneByOne = new Map([...oneByOne, ...applyRecalls(oneByOne, [answer])]);
    }
    expect(applyRecalls(none, answers)).toEqual(oneByOne);
  });

  test('does not count an answer twice', () => {
    const first = applyRecalls(none, [recall({ at: DAY })]);
    expect(applyRecalls(first, [recall({ at: DAY }), recall({ at: 0, correct: true })])).toEqual(new Map());
  });

  test('knows how often it was answered and forgotten', () => {
    const at = (day: number, correct: boolean) => recall({ at: day * DAY, correct });
    const cards = applyRecalls(none, [at(0, false), at(1, true), at(3, false), at(4, true)]);
    expect(cards.get('drift')).toMatchObject({ answers: 4, lapses: 1, answeredAt: 4 * DAY });
  });
});

describe('whatever is answered', () => {
  const answers = fc.array(
    fc.record({
      questionId: fc.constantFrom('a', 'b', 'c'),
      correct: fc.boolean(),
      confidence: fc.option(fc.constantFrom(...CONFIDENCES), { nil: undefined }),
      at: fc.integer({ min: 0, max: 3_000 * DAY }),
    }),
    { maxLength: 30 },
  );

  test('a card is due a whole number of days after its last answer, from one on', () => {
    fc.assert(
      fc.property(answers, given => {
        const recalls = given.toSorted((a, b) => a.at - b.at);
        for (const card of applyRecalls(none, recalls).values()) {
          const days = (card.dueAt - card.answeredAt) / DAY;
          expect(Number.isInteger(days)).toBe(true);
          expect(days).toBeGreaterThanOrEqual(1);
          expect(card.difficulty).toBeGreaterThanOrEqual(1);
          expect(card.difficulty).toBeLessThanOrEqual(10);
          expect(card.stability).toBeGreaterThan(0);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('every question that was ever missed has a card', () => {
    fc.assert(
      fc.property(answers, given => {
        const recalls = given.toSorted((a, b) => a.at - b.at);
        const missed = new Set(recalls.filter(({ correct }) => !correct).map(({ questionId }) => questionId));
        const cards = applyRecalls(none, recalls);
        for (const id of missed) expect(cards.has(id)).toBe(true);
      }),
    );
  });
});
