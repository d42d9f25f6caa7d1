/** A round whose points could be won. */
export interface OfferedRound {
  /** Epoch milliseconds. */
  openedAt: number;
  points: number;
}

/** Tells the points of the rounds that opened at an instant or later. It sorts once and then only looks up. */
export function offeredSince(rounds: readonly OfferedRound[]): (since: number) => number {
  const ordered = rounds.toSorted((a, b) => a.openedAt - b.openedAt);
  const rest: number[] = [0];
  for (const { points } of ordered.toReversed()) rest.push((rest.at(-1) ?? 0) + points);
  return since => {
    let low = 0;
    let high = ordered.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ordered[middle]?.openedAt ?? 0) < since) low = middle + 1;
      else high = middle;
    }
    return rest[ordered.length - low] ?? 0;
  };
}
