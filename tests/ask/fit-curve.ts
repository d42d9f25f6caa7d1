import { climb, dot } from './gradient.ts';

export interface CurveCase {
  signs: readonly number[];
  yes: boolean;
  weight: number;
}

const RIDGE = 0.0001;

/** Bias and weights of a logistic curve. */
export function fitCurve(cases: readonly CurveCase[]): { bias: number; weights: number[] } {
  const total = cases.reduce((sum, { weight }) => sum + weight, 0);
  const rows = cases.map(({ signs }) => [1, ...signs]);
  const [bias = 0, ...weights] = climb({
    start: Array.from({ length: rows[0]?.length ?? 1 }, () => 0),
    least: [],
    rounds: 4000,
    step: 0.3,
    slope: current => {
      const slope = current.map((weight, index) => (index === 0 ? 0 : -RIDGE * weight));
      for (const [at, row] of rows.entries()) {
        const expected = 1 / (1 + Math.exp(-dot(row, current)));
        const error = ((cases[at]?.yes ? 1 : 0) - expected) * (cases[at]?.weight ?? 0);
        for (const [index, value] of row.entries()) {
          slope[index] = (slope[index] ?? 0) + (error * value) / total;
        }
      }
      return slope;
    },
  });
  return { bias, weights };
}
