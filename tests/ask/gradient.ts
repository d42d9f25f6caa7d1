/** Adds `step` times the slope until `rounds` are over; weights never go below `least`. */
export function climb(options: {
  start: readonly number[];
  slope: (weights: readonly number[]) => number[];
  least: readonly number[];
  rounds: number;
  step: number;
}): number[] {
  let weights = [...options.start];
  // Adagrad: each weight's steps shrink with the slopes it has seen, so that no scaling is needed.
  const seen = weights.map(() => 1e-6);
  for (let round = 0; round < options.rounds; round++) {
    const slope = options.slope(weights);
    weights = weights.map((weight, index) => {
      const rise = slope[index] ?? 0;
      seen[index] = (seen[index] ?? 0) + rise * rise;
      const next = weight + (options.step * rise) / Math.sqrt(seen[index] ?? 1);
      return Math.max(options.least[index] ?? Number.NEGATIVE_INFINITY, next);
    });
  }
  return weights;
}

export function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
}
