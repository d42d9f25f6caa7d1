/** Pulls weights to zero: what a few questions happen to have in common is no rule. */
const RIDGE = 0.002;

/**
 * One weight's step down its slope by AdaGrad (Duchi, Hazan and Singer, 2011), which gives what is rare long steps.
 * In `table` stand weights and, for each, the sum of its squared slopes so far: close to it, to spare the cache.
 */
export function descend(
  table: Float32Array,
  weightAt: number,
  seenAt: number,
  slope: number,
  step: number,
): void {
  const weight = table[weightAt] ?? 0;
  const pulled = slope + RIDGE * weight;
  const sum = (table[seenAt] ?? 0) + pulled * pulled;
  table[seenAt] = sum;
  table[weightAt] = weight - (step * pulled) / Math.sqrt(sum);
}
