import { describe, expect, test } from 'vitest';
import { nextStep } from '../../src/quiz/next-step.ts';
import type { Readiness } from '../../src/quiz/readiness.ts';

const estimate = (share: number): Readiness => ({ kind: 'estimate', share, low: 0, high: 1, answers: 20 });
const tooFew = (answers: number): Readiness => ({ kind: 'too-few', answers });
const none = { objectives: new Map<string, Readiness>(), domains: new Map<string, Readiness>() };
const quiet = { examRuns: false, rounds: [], due: 0, readiness: none };
const knowing = (objectives: Record<string, Readiness>) => ({
  ...quiet,
  readiness: { ...none, objectives: new Map(Object.entries(objectives)) },
});

describe('what to do next', () => {
  test.each([
    [
      'a running exam before everything',
      { ...quiet, examRuns: true, rounds: ['r'], due: 4 },
      { kind: 'exam' },
    ],
    [
      'a channel’s question before reviews',
      { ...quiet, rounds: ['r', 's'], due: 4 },
      { kind: 'round', round: 'r' },
    ],
    ['reviews before practice', { ...quiet, due: 4 }, { kind: 'review', due: 4 }],
    ['practice on anything for somebody new', quiet, { kind: 'practice', objective: undefined }],
    [
      'practice where the estimate is lowest',
      knowing({ a: estimate(0.7), b: estimate(0.4), c: tooFew(2) }),
      { kind: 'practice', objective: 'b' },
    ],
    [
      'practice where least is known, before there are estimates',
      knowing({ a: tooFew(5), b: tooFew(1) }),
      { kind: 'practice', objective: 'b' },
    ],
    [
      'practice on anything while nothing is known anywhere',
      knowing({ a: tooFew(0), b: tooFew(0) }),
      { kind: 'practice', objective: undefined },
    ],
  ])('is %s', (_what, state, step) => {
    expect(nextStep(state)).toEqual(step);
  });
});
