/** For each key its owners with their counts, as sorted columns of numbers: small, and quick to build and to copy. */
export interface Postings {
  /** Ascending. */
  keys: Float64Array;
  /** Where each key's owners begin in the two columns below; one more at the end. */
  starts: Uint32Array;
  owners: Uint32Array;
  counts: Float32Array;
}

/** A key's place among all keys; -1 when it has no owners. */
export type Find = (key: number) => number;

/** Keys with the same whole number of `part`s are looked for among themselves only. */
export function finderIn({ keys }: Pick<Postings, 'keys'>, part = 1): Find {
  const begins = new Uint32Array(Math.floor((keys.at(-1) ?? 0) / part) + 2).fill(keys.length);
  for (let at = keys.length - 1; at >= 0; at--) begins[Math.floor((keys[at] ?? 0) / part)] = at;
  for (let whole = begins.length - 2; whole >= 0; whole--) {
    begins[whole] = Math.min(begins[whole] ?? 0, begins[whole + 1] ?? 0);
  }
  return key => {
    const whole = Math.floor(key / part);
    const at = firstFrom(key, keys, begins[whole] ?? 0, begins[whole + 1] ?? 0);
    return keys[at] === key ? at : -1;
  };
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
