/** Something that gets a share: `room` is the most it can take. */
export interface Share {
  id: string;
  /** Positive; only its proportion to the others matters. */
  weight: number;
  room: number;
}

/**
 * Splits `total` by weight into whole numbers with the largest remainders (Hamilton's method); equal remainders go to
 * the one listed first. What has no room for its share takes what it has, and the others share the rest.
 */
export function apportion(total: number, shares: readonly Share[]): Map<string, number> {
  const counts = new Map(shares.map(({ id }) => [id, 0]));
  let open = shares.filter(({ room }) => room > 0);
  let left = total;
  for (;;) {
    const weight = open.reduce((sum, share) => sum + share.weight, 0);
    const quotaOf = (share: Share): number => (left * share.weight) / weight;
    const full = open.filter(share => quotaOf(share) >= share.room);
    if (full.length === 0) {
      for (const [id, count] of byLargestRemainder(left, open, quotaOf)) counts.set(id, count);
      return counts;
    }
    for (const { id, room } of full) counts.set(id, room);
    left -= full.reduce((sum, { room }) => sum + room, 0);
    open = open.filter(share => !full.includes(share));
  }
}

function byLargestRemainder(
  total: number,
  shares: readonly Share[],
  quotaOf: (share: Share) => number,
): [string, number][] {
  const rounded = shares.map(share => {
    const quota = quotaOf(share);
    return { id: share.id, count: Math.floor(quota), remainder: quota - Math.floor(quota) };
  });
  const missing = total - rounded.reduce((sum, { count }) => sum + count, 0);
  const more = new Set(
    rounded
      .toSorted((a, b) => b.remainder - a.remainder)
      .slice(0, missing)
      .map(({ id }) => id),
  );
  return rounded.map(({ id, count }) => [id, count + (more.has(id) ? 1 : 0)]);
}
