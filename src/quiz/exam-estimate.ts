import type { Count } from './exam-result.ts';

/** On the exam's scale, rounded to tens. */
export interface ScoreEstimate {
  lowest: number;
  middle: number;
  highest: number;
}

/** Half of a 90 % interval, in standard deviations. */
const HALF_WIDTH = 1.645;

/**
 * What the share of right answers could mean on the exam's scale. Undefined unless every domain had a question:
 * the scale is about the whole exam. AWS does not publish how right answers become points, so this draws a straight
 * line from the lowest to the highest score. The range is a 90 % interval for the weighted share: each domain's share
 * is uncertain as a beta distribution with a uniform prior, and their weighted sum is taken as normal.
 */
export function estimateScore(
  domains: readonly (Count & { weight: number })[],
  scale: { lowest: number; highest: number },
): ScoreEstimate | undefined {
  if (domains.length === 0 || domains.some(({ questions }) => questions === 0)) return undefined;
  const total = domains.reduce((sum, { weight }) => sum + weight, 0);
  let mean = 0;
  let variance = 0;
  for (const { right, questions, weight } of domains) {
    const share = (right + 1) / (questions + 2);
    mean += (weight / total) * share;
    variance += ((weight / total) ** 2 * share * (1 - share)) / (questions + 3);
  }
  const margin = HALF_WIDTH * Math.sqrt(variance);
  const score = (share: number): number => {
    const points = scale.lowest + Math.min(1, Math.max(0, share)) * (scale.highest - scale.lowest);
    return Math.round(points / 10) * 10;
  };
  return { lowest: score(mean - margin), middle: score(mean), highest: score(mean + margin) };
}
