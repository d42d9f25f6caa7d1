/** Quantile of the standard normal distribution that leaves 5 % on either side. */
const Z = 1.6448536269514722;

/**
 * Wilson's 90 % score interval for a share that was seen in `n` equally weighted answers, and its middle, which is
 * nearer to a half than the share itself: ten of ten right are no proof that all will be.
 * Wilson 1927; recommended for small n by Brown, Cai and DasGupta, Statistical Science 16 (2001).
 */
export function intervalOf(seen: number, n: number): { share: number; low: number; high: number } {
  const shrink = 1 + Z ** 2 / n;
  const share = (seen + Z ** 2 / (2 * n)) / shrink;
  const reach = (Z / shrink) * Math.sqrt((seen * (1 - seen)) / n + Z ** 2 / (4 * n ** 2));
  return { share, low: Math.max(0, share - reach), high: Math.min(1, share + reach) };
}
