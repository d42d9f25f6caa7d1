import { climb, dot } from './gradient.ts';

/** One question: the features of every section found, and which of them answer. */
export interface RankCase {
  sections: readonly (readonly number[])[];
  right: readonly boolean[];
  weight: number;
}

/** Small enough to fit, large enough that no feature wins by a few cases. */
const RIDGE = 0.0003;

/** Weights, none negative, under which the right sections get the largest share of probability. */
export function fitRank(cases: readonly RankCase[], features: number): number[] {
  const usable = cases.filter(({ right }) => right.includes(true));
  const total = usable.reduce((sum, { weight }) => sum + weight, 0);
  return climb({
    start: Array.from({ length: features }, () => 2),
    least: Array.from({ length: features }, () => 0),
    rounds: 600,
    step: 1,
    slope: weights => {
      const slope = weights.map(weight => -RIDGE * weight);
      for (const { sections, right, weight } of usable) {
        const scores = sections.map(section => dot(section, weights));
        const top = Math.max(...scores);
        const shares = scores.map(score => Math.exp(score - top));
        const all = shares.reduce((sum, share) => sum + share, 0);
        const good = shares.reduce((sum, share, index) => sum + (right[index] ? share : 0), 0);
        for (const [index, section] of sections.entries()) {
          const share = shares[index] ?? 0;
          const pull = (right[index] ? share / good : 0) - share / all;
          for (const [feature, value] of section.entries()) {
            slope[feature] = (slope[feature] ?? 0) + (weight * pull * value) / total;
          }
        }
      }
      return slope;
    },
  });
}
