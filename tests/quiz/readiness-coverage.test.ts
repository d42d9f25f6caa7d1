import { describe, expect, test } from 'vitest';
import { type Coverage, type GivenAnswer, type Readiness, readinessOf } from '../../src/quiz/readiness.ts';
import { seedOf } from '../../src/quiz/shuffle.ts';

/**
 * Simulated learners whose skill is known and stays: how often does the 90 % interval cover it? Seeded, so that the
 * shares are the same on every run.
 */
const LEARNERS = 3_000;
const DAY_MS = 24 * 60 * 60_000;
const NOW = Date.parse('2026-11-26T12:00:00Z');

/** Questions of the bank per objective, and a learner's chance to be right on each. */
const BANK = [60, 40, 30, 120, 60, 74];
const covered: Coverage = {
  objectives: BANK.map((questions, index) => ({ id: `1.3.${index + 1}`, domain: '1', questions })),
  objectiveOf: new Map(
    BANK.flatMap((questions, index) =>
      Array.from(
        { length: questions },
        (_, question) => [`${index}/${question}`, `1.3.${index + 1}`] as const,
      ),
    ),
  ),
};

const SKILLS = {
  even: [0.8, 0.8, 0.8, 0.8, 0.8, 0.8],
  'between objectives': [0.9, 0.8, 0.5, 0.7, 0.95, 0.6],
  high: [0.95, 0.9, 0.92, 0.97, 0.9, 0.95],
  low: [0.3, 0.4, 0.25, 0.5, 0.35, 0.3],
};
/** How the answers spread over the objectives. */
const MIXES = {
  'as the bank': BANK,
  evenly: [1, 1, 1, 1, 1, 1],
  'mostly one': [5, 1, 1, 1, 1, 1],
  'two only': [1, 1, 0, 0, 0, 0],
};

describe('the 90 % interval covers the true skill 85 to 95 times in a hundred', () => {
  describe.each([20, 60])('answers over %i days', days => {
    test.each([0.3, 0.5, 0.65, 0.8, 0.9, 0.95])('on one objective, skill %d', skill => {
      const random = randomFrom(`${days} ${skill}`);
      for (const count of [14, 40]) {
        const share = coverage(() => {
          const answers = learner(random, {
            count,
            days,
            mix: [0, 0, 0, 1, 0, 0],
            skills: BANK.map(() => skill),
          });
          return { estimate: readinessOf(answers, covered, NOW).objectives.get('1.3.4'), truth: skill };
        });
        expect(share, `${count} answers`).toSatisfy(isNinety);
      }
    });
  });

  const cases = Object.entries(SKILLS).flatMap(([skill, skills]) =>
    Object.entries(MIXES).map(([mixed, mix]) => ({ skill, skills, mixed, mix })),
  );
  test.each(cases)('on a domain, skill $skill, practised $mixed', ({ skill, skills, mixed, mix }) => {
    const random = randomFrom(`${skill} ${mixed}`);
    const share = coverage(() => {
      const answers = learner(random, { count: 40, days: 40, mix, skills });
      const asked = new Set(answers.map(({ questionId }) => Number.parseInt(questionId, 10)));
      return {
        estimate: readinessOf(answers, covered, NOW).domains.get('1'),
        truth: weighted(skills, index => (asked.has(index) ? (BANK[index] ?? 0) : 0)),
      };
    });
    expect(share).toSatisfy(isNinety);
  });
});

const isNinety = (share: number): boolean => share >= 0.85 && share <= 0.95;

/** The share of the learners with an estimate whose interval covers the truth. */
function coverage(simulate: () => { estimate: Readiness | undefined; truth: number }): number {
  let told = 0;
  let covers = 0;
  for (let index = 0; index < LEARNERS; index += 1) {
    const { estimate, truth } = simulate();
    if (estimate?.kind !== 'estimate') continue;
    told += 1;
    if (estimate.low <= truth && truth <= estimate.high) covers += 1;
  }
  expect(told).toBeGreaterThan(LEARNERS / 5);
  return covers / told;
}

/** First answers of one learner, each to another question. */
function learner(
  random: () => number,
  { count, days, mix, skills }: { count: number; days: number; mix: number[]; skills: number[] },
): GivenAnswer[] {
  const asked = BANK.map(() => 0);
  return Array.from({ length: count }, () => {
    const index = drawn(mix, random);
    const question = asked[index] ?? 0;
    asked[index] = question + 1;
    return {
      questionId: `${index}/${question}`,
      correct: random() < (skills[index] ?? 0),
      at: NOW - random() * days * DAY_MS,
    };
  });
}

function drawn(weights: readonly number[], random: () => number): number {
  let left = random() * weights.reduce((sum, weight) => sum + weight, 0);
  const index = weights.findIndex(weight => {
    left -= weight;
    return left < 0;
  });
  return Math.max(0, index);
}

function weighted(values: readonly number[], weightOf: (index: number) => number): number {
  const weights = values.map((_, index) => weightOf(index));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return values.reduce((total, value, index) => total + (value * (weights[index] ?? 0)) / sum, 0);
}

/** Numbers from 0 to 1 that only the seed decides (mulberry32). */
function randomFrom(seed: string): () => number {
  let state = seedOf(seed);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
