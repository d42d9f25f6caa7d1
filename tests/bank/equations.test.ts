import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { equationsIn } from '../../src/bank/lint/equations.ts';
import { metricValues } from '../../src/bank/lint/metric-values.ts';

const verdicts = (text: string): boolean[] => equationsIn(text).map(({ holds }) => holds);

describe('holds', () => {
  test.for([
    'precision = 6 / (6 + 2) = 0.75.',
    '6 / (6 + 2) = 75%',
    '6 / 8 = 75 % of all',
    '0.75 x 100 = 75%',
    '2 / 3 = 0.67 and not more',
    '2 / 3 = 67%',
    '1000 / 3 ≈ 333',
    '2 × 0.75 × 0.6 / (0.75 + 0.6) = 0.9 / 1.35 = 0.67',
    '(120,000 - 80,000) / 80,000 = 0.5',
    '$120,000 − $80,000 = $40,000',
    '300 USD / 60 = 5 USD',
    '(300 - 200) / 200 = 50 %',
    '3^2 + 4^2 = 25',
    '-3 + 5 = 2',
    '**6 / 8 = 0.75**',
    '| 6 / 8 = 0.75 |',
    '- 6 / 8 = 0.75',
    '1. 6 / 8 = 0.75',
    'F1 = 2 x 0.5 x 0.5 / (0.5 + 0.5)\n   = 0.5',
    '0.75 = 75 %',
    '100% - 8% = 92%',
    '200 * 5% = 10',
    '0.1 + 0.2 = 0.3',
  ])('%s', text => {
    const found = verdicts(text);
    expect(found.length).toBeGreaterThan(0);
    expect(found).not.toContain(false);
  });
});

describe('does not hold', () => {
  test.for([
    '6 / (6 + 2) = 0.8 in the first and 0.6 in the second: 6 / (6 + 2) = 0.85',
    '6 / 8 = 70 %',
    '1000 / 3 = 333',
    '3 + 4 = 8',
    '2 / 3 = 0.66',
    '0.75 = 70 %',
    '100 - 92 = 18 points',
    '4 / 8 = 0.5 = 0.6 + 0',
  ])('%s', text => {
    expect(verdicts(text)).toContain(false);
  });
});

describe('is left alone, because words stand in it', () => {
  test.for([
    'recall = TP / (TP + FN)',
    'precision x recall = 3',
    'TP = 6, FP = 2',
    '6 hours × 3 = 18 hours',
    '20 images + 3 = 24',
    'k = 5',
    '24/7 support',
    '1 = fraud, 0 = none',
    'revenue - 3 * 2 = 7',
    '6 / (6 + FN) = 0.5',
    '5 + 5 = 10x',
    '1 / 0 = 3',
    '2 + 2 = = 5',
  ])('%s', text => {
    expect(verdicts(text)).toEqual([]);
  });
});

test('counts in the text give TP and the metrics a value', () => {
  const values = metricValues('It found 6 true positives, 2 false positives and FN = 4, TN = 88.');
  expect(Object.fromEntries(values)).toMatchObject({
    tp: 6,
    precision: 0.75,
    recall: 0.6,
    accuracy: 0.94,
  });
  expect(equationsIn('Precision = 6 / (6 + 4) = 0.6', values)[0]?.holds).toBe(false);
  expect(equationsIn('F1 = 0.67', values)[0]).toMatchObject({ holds: true });
});

test('a count with two values has none', () => {
  expect([...metricValues('TP = 6 in May, TP = 7 in June, FP = 1').keys()]).toEqual(['fp']);
});

test('says where the equation stands', () => {
  expect(equationsIn('so 3 + 4 = 8 is wrong')).toMatchObject([
    { index: 3, source: '3 + 4 = 8', left: 7, right: 8 },
  ]);
});

test('every true sum holds and every sum that is one off does not', () => {
  const number = fc.integer({ min: 0, max: 1_000_000 });
  fc.assert(
    fc.property(number, number, (a, b) => {
      const shown = (value: number): string => value.toLocaleString('en-US');
      expect(verdicts(`we add ${shown(a)} + ${shown(b)} = ${shown(a + b)}.`)).toEqual([true]);
      expect(verdicts(`we add ${shown(a)} + ${shown(b)} = ${shown(a + b + 1)}.`)).toEqual([false]);
    }),
  );
});

test('every ratio holds when it is rounded to two digits', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 999 }), fc.integer({ min: 1, max: 999 }), (a, b) => {
      expect(verdicts(`${a} / ${b} = ${(a / b).toFixed(2)}`)).toEqual([true]);
    }),
  );
});

test('no text makes it fail', () => {
  const piece = fc.constantFrom(
    '1',
    '2.5',
    '%',
    '(',
    ')',
    '+',
    '-',
    '*',
    '/',
    '^',
    '=',
    '≈',
    ' ',
    'x',
    'TP',
    '\n',
    ',',
    '$',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), pieces => {
      for (const { left, right } of equationsIn(pieces.join(''))) {
        expect(Number.isFinite(left) && Number.isFinite(right)).toBe(true);
      }
    }),
  );
});
