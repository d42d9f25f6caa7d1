/** For each key its owners with their counts, as sorted columns of numbers: small, and quick to build and to copy. */
export interface Postings {
  /** Ascending. */
  keys: Float64Array;
  /** Where each key's owners begin in the two columns below; one more at the end. */
  starts: Uint32Array;
  owners: Uint32Array;
  counts: Float32Array;
}

/** Where a key's owners begin, and where those of the next one do. */
export interface Stretch {
  from: number;
  end: number;
}

/** An empty stretch when the key has no owners. */
export function stretchOf(key: number, { keys, starts }: Postings): Stretch {
  const at = firstFrom(key, keys, 0, keys.length);
  return keys[at] === key ? { from: starts[at] ?? 0, end: starts[at + 1] ?? 0 } : { from: 0, end: 0 };
}

/** The first place from `from` on whose value is at least `least`, in ascending values; `end` when none is. */
export function firstFrom(
  least: number,
  values: Float64Array | Uint32Array,
  from: number,
  end: number,
): number {
  let low = from;
  let high = end;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
