/** For each key its owners with their counts, as sorted columns of numbers: small, and quick to build and to copy. */
export interface Postings {
  /** Ascending. */
  keys: Float64Array;
  /** Where each key's owners begin in the two columns below; one more at the end. */
  starts: Uint32Array;
  owners: Uint32Array;
  counts: Float32Array;
}

/** Counts are kept as whole tenths, weights of 0.4 or 2 are exact in them. */
const TENTHS = 10;
/** A count of one occurrence has fewer tenths than this. */
const MOST_TENTHS = 32;

/** Takes occurrences in any order; each key, owner and weight becomes one number, so that sorting brings equals together. */
export class PostingsBuilder {
  readonly #owners: number;
  #codes: Float64Array<ArrayBuffer> = new Float64Array(1 << 16);
  #length = 0;

  /** @throws RangeError when keys and owners are too many to be told apart in one number. */
  constructor(keys: number, owners: number) {
    if (keys * owners * MOST_TENTHS > Number.MAX_SAFE_INTEGER) {
      throw new RangeError(`${keys} keys of ${owners} owners are too many for one index`);
    }
    this.#owners = owners;
  }

  /** `weight` is a multiple of 0.1 from 0.1 to 3.1. */
  add(key: number, owner: number, weight: number): void {
    if (this.#length === this.#codes.length) {
      const longer = new Float64Array(this.#length * 2);
      longer.set(this.#codes);
      this.#codes = longer;
    }
    this.#codes[this.#length++] = (key * this.#owners + owner) * MOST_TENTHS + Math.round(weight * TENTHS);
  }

  build(): Postings {
    const codes = this.#codes.subarray(0, this.#length).sort();
    const size = this.#count(codes);
    const keys = new Float64Array(size.keys);
    const starts = new Uint32Array(size.keys + 1);
    const owners = new Uint32Array(size.owners);
    const counts = new Float32Array(size.owners);
    let [lastKey, lastPlace, key, owner] = [-1, -1, -1, -1];
    for (const code of codes) {
      const place = Math.floor(code / MOST_TENTHS);
      if (place !== lastPlace) {
        lastPlace = place;
        owner += 1;
        const own = Math.floor(place / this.#owners);
        if (own !== lastKey) {
          lastKey = own;
          key += 1;
          keys[key] = own;
          starts[key] = owner;
        }
        owners[owner] = place - own * this.#owners;
      }
      counts[owner] = (counts[owner] ?? 0) + code - place * MOST_TENTHS;
    }
    starts[size.keys] = size.owners;
    return { keys, starts, owners, counts: counts.map(tenths => tenths / TENTHS) };
  }

  /** Of different keys, and of different pairs of key and owner. */
  #count(codes: Float64Array): { keys: number; owners: number } {
    const size = { keys: 0, owners: 0 };
    let [lastKey, lastPlace] = [-1, -1];
    for (const code of codes) {
      const place = Math.floor(code / MOST_TENTHS);
      if (place === lastPlace) continue;
      lastPlace = place;
      size.owners += 1;
      const key = Math.floor(place / this.#owners);
      if (key === lastKey) continue;
      lastKey = key;
      size.keys += 1;
    }
    return size;
  }
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
