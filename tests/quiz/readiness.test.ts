import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Coverage, FLOOR, type GivenAnswer, readinessOf } from '../../src/quiz/readiness.ts';
import { intervalOf } from '../../src/quiz/readiness-interval.ts';

const DAY_MS = 24 * 60 * 60_000;
const NOW = Date.parse('2026-11-26T12:00:00Z');

/** Objectives with so many questions each, `1.1.1/0`, `1.1.1/1` and so on. */
function bank(questions: Record<string, number>): Coverage {
  const objectives = Object.entries(questions).map(([id, count]) => ({
    id,
    domain: id.slice(0, 1),
    questions: count,
  }));
  return {
    objectives,
    objectiveOf: new Map(
      objectives.flatMap(({ id, questions: count }) =>
        Array.from({ length: count }, (_, index) => [`${id}/${index}`, id] as const),
      ),
    ),
  };
}

/** Answers to the first questions of an objective, each a day older than the one before. */
const answered = (id: string, results: string, daysAgo = 0): GivenAnswer[] =>
  [...results].map((result, index) => ({
    questionId: `${id}/${index}`,
    correct: result === '+',
    at: NOW - (daysAgo + index) * DAY_MS,
  }));

describe('readiness', () => {
  const covered = bank({ '1.1.1': 40, '1.1.2': 20, '2.1.1': 20 });

  test('is not told below a floor of answers, but their number is', () => {
    const few = answered('1.1.1', '+'.repeat(FLOOR - 2));
    const { objectives, domains } = readinessOf(few, covered, NOW);
    expect(objectives.get('1.1.1')).toEqual({ kind: 'too-few', answers: FLOOR - 2 });
    expect(objectives.get('1.1.2')).toEqual({ kind: 'too-few', answers: 0 });
    expect(domains.get('2')).toEqual({ kind: 'too-few', answers: 0 });
  });

  test('names every objective and domain that is covered, and no other', () => {
    const { objectives, domains } = readinessOf([], covered, NOW);
    expect([...objectives.keys()]).toEqual(['1.1.1', '1.1.2', '2.1.1']);
    expect([...domains.keys()]).toEqual(['1', '2']);
  });

  test('weighs what was answered lately more', () => {
    const improving = readinessOf(
      answered('1.1.1', `${'+'.repeat(15)}${'-'.repeat(15)}`),
      covered,
      NOW,
    ).objectives.get('1.1.1');
    const fading = readinessOf(
      answered('1.1.1', `${'-'.repeat(15)}${'+'.repeat(15)}`),
      covered,
      NOW,
    ).objectives.get('1.1.1');
    expect(improving).toMatchObject({ kind: 'estimate', answers: 30 });
    if (improving?.kind !== 'estimate' || fading?.kind !== 'estimate') throw new Error('no estimates');
    expect(improving.share).toBeGreaterThan(0.55);
    expect(fading.share).toBeLessThan(0.45);
  });

  test('of a domain does not grow by practising only what one can do', () => {
    const both = [...answered('1.1.1', '-'.repeat(12)), ...answered('1.1.2', '+'.repeat(12))];
    const more = [...answered('1.1.1', '-'.repeat(12)), ...answered('1.1.2', '+'.repeat(20))];
    const of = (answers: GivenAnswer[]) => readinessOf(answers, covered, NOW).domains.get('1');
    const [before, after] = [of(both), of(more)];
    if (before?.kind !== 'estimate' || after?.kind !== 'estimate') throw new Error('no estimates');
    // The bank has twice as many questions on 1.1.1.
    expect(before.share).toBeCloseTo(0.35, 1);
    expect(Math.abs(after.share - before.share)).toBeLessThan(0.03);
  });

  test('counts the first answer to a question, wherever it was given, and no later one', () => {
    const first = answered('1.1.1', '-'.repeat(12), 5).toReversed();
    const again = answered('1.1.1', '+'.repeat(12)).toReversed();
    expect(readinessOf([...first, ...again], covered, NOW)).toEqual(readinessOf(first, covered, NOW));
  });

  test('leaves out answers to questions that the bank does not have any more', () => {
    const gone = answered('9.9.9', '+'.repeat(30));
    expect(readinessOf(gone, covered, NOW)).toEqual(readinessOf([], covered, NOW));
  });

  test('lies in its interval, between 0 and 1', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 1, max: 5_000 }),
        (seen, n) => {
          const { share, low, high } = intervalOf(seen, n);
          expect(low).toBeGreaterThanOrEqual(0);
          expect(high).toBeLessThanOrEqual(1);
          expect(share).toBeGreaterThan(low);
          expect(share).toBeLessThan(high);
          // The seen share is never outside, but for rounding.
          expect(low - 1e-9).toBeLessThanOrEqual(seen);
          expect(high + 1e-9).toBeGreaterThanOrEqual(seen);
        },
      ),
    );
  });

  test.each([
    // Brown, Cai and DasGupta (2001), the score interval at 90 %: solved from |p - x/n| = z sqrt(p(1-p)/n).
    [0.5, 10],
    [0.9, 20],
    [0.02, 150],
  ])('solves the equation of the score interval: %d seen in %d', (seen, n) => {
    const { low, high } = intervalOf(seen, n);
    for (const bound of [low, high]) {
      const z = Math.abs(bound - seen) / Math.sqrt((bound * (1 - bound)) / n);
      expect(z).toBeCloseTo(1.6449, 3);
    }
  });
});
