/** Pulls weights to zero: what a few questions happen to have in common is no rule. */
const RIDGE = 0.002;

/**
 * One weight's step down its slope by AdaGrad (Duchi, Hazan and Singer, 2011), which gives what is rare long steps.
 * `seen` holds the sum of each weight's squared slopes so far.
 */
export function descend(
  { weights, seen }: { weights: Float32Array; seen: Float32Array },
  place: number,
  slope: number,
  step: number,
): void {
  const weight = weights[place] ?? 0;
  const pulled = slope + RIDGE * weight;
  const sum = (seen[place] ?? 0) + pulled * pulled;
  seen[place] = sum;
  weights[place] = weight - (step * pulled) / Math.sqrt(sum);
}
