import { describe, expect, test } from 'vitest';
import { fitCurve } from './fit-curve.ts';
import { fitRank } from './fit-rank.ts';
import { shippedKnowledge } from './knowledge.ts';
import { overlapOf, readHalf } from './questions.ts';
import { type Judged, thresholdsOf } from './thresholds.ts';
import { wilson } from './wilson.ts';

const knowledge = shippedKnowledge();

describe('the labelled questions', () => {
  const halves = { tuning: readHalf('tuning'), reporting: readHalf('reporting') };

  test('have nothing in common', () => {
    expect(overlapOf(halves.tuning, halves.reporting)).toEqual([]);
  });

  test('name sections that exist', () => {
    const ids = new Set(knowledge.sections.map(({ id }) => id));
    const named = [...halves.tuning, ...halves.reporting].flatMap(({ sections }) => sections);
    expect(named.filter(id => !ids.has(id))).toEqual([]);
  });

  test('overlap is found by id and by words', () => {
    const one = { id: 'a', kind: 'list', query: 'What is recall?', sections: [] };
    expect(overlapOf([one], [{ ...one, query: 'other' }])).toEqual(['a']);
    expect(overlapOf([one], [{ ...one, id: 'b', query: 'what is  RECALL' }])).toEqual(['b']);
  });
});

describe('the fit', () => {
  test('gives the same weights each time, none negative, the telling one the largest', () => {
    const cases = [0.1, 0.2, 0.3].map(noise => ({
      sections: [
        [0.9, noise],
        [0.1, 1 - noise],
      ],
      right: [true, false],
      weight: 1,
    }));
    const weights = fitRank(cases, 2);
    expect(fitRank(cases, 2)).toEqual(weights);
    expect(weights[0]).toBeGreaterThan(weights[1] ?? 0);
    expect(Math.min(...weights)).toBeGreaterThanOrEqual(0);
  });

  test('a curve rises with the sign that goes with yes', () => {
    const { weights } = fitCurve([
      { signs: [0.1], yes: false, weight: 1 },
      { signs: [0.9], yes: true, weight: 1 },
    ]);
    expect(weights[0]).toBeGreaterThan(0);
  });

  test('the lines are drawn between what is to be refused, asked back and answered', () => {
    const judged = (
      inGuide: number,
      confidence: number,
      isAnswerable: boolean,
      isRight: boolean,
    ): Judged => ({
      isAnswerable,
      whole: { inGuide, confidence, isRight },
      bare: undefined,
    });
    const talk = { ...judged(0.1, 0.1, true, false), bare: { inGuide: 0.9, confidence: 0.9, isRight: true } };
    const { refuseBelow, answerFrom } = thresholdsOf([
      judged(0.3, 0.3, false, false),
      judged(0.6, 0.4, true, false),
      judged(0.9, 0.8, true, true),
      talk,
    ]);
    expect(refuseBelow).toBeGreaterThan(0.3);
    expect(refuseBelow).toBeLessThanOrEqual(0.6);
    expect(answerFrom).toBeGreaterThan(0.4);
    expect(answerFrom).toBeLessThanOrEqual(0.8);
  });

  test('intervals are those of Wilson', () => {
    const { low, high } = wilson(8, 10);
    expect([low.toFixed(3), high.toFixed(3)]).toEqual(['0.490', '0.943']);
  });
});
