import { Numbers, sharedNumbers } from './search-numbers.ts';
import type { Postings } from './search-postings.ts';

/** Counts are kept as whole tenths, weights of 0.4 or 2 are exact in them. */
export const TENTHS = 10;
/** So many bits hold the tenths of one occurrence. */
const BITS = 5;
/** What they hold, and the mask of them. */
export const MOST_TENTHS = 2 ** BITS - 1;

/** Up to so many keys are sorted by counting them: that is quicker than comparing them. */
const MOST_COUNTED = 2 ** 20;

/**
 * Takes occurrences in any order. Key, owner and weight become one number of 64 bits, so that sorting brings equals
 * together; it is kept as its lower and its upper half, as the processors that Node runs on have it.
 */
export class PostingsBuilder {
  readonly #halves = new Numbers();
  readonly #keys: number;
  #lastOwner = 0;
  #isByOwner = true;
  /** So many bits of the lower half stand below the key. */
  readonly #shift: number;
  /** What the upper half counts of a key. */
  readonly #rest: number;

  /**
   * Keys and owners are whole numbers below these.
   *
   * @throws RangeError when they are too many to be told apart in one number.
   */
  constructor(keys: number, owners: number) {
    this.#keys = keys;
    this.#shift = Math.ceil(Math.log2(owners)) + BITS;
    this.#rest = 2 ** (32 - this.#shift);
    if (this.#shift > 31 || keys > this.#rest * 2 ** 32) {
      throw new RangeError(`${keys} keys of ${owners} owners are too many for one index`);
    }
  }

  /** `weight` is a multiple of 0.1 from 0.1 to 3.1. */
  add(key: number, owner: number, weight: number): void {
    const upper = Math.floor(key / this.#rest);
    const lower = ((key - upper * this.#rest) << this.#shift) | (owner << BITS) | Math.round(weight * TENTHS);
    if (owner < this.#lastOwner) this.#isByOwner = false;
    this.#lastOwner = owner;
    this.#halves.push(lower);
    this.#halves.push(upper);
  }

  /** Without the keys whose counts are no more than `chance` together. */
  build(chance = 0): Postings {
    const halves = this.#sorted();
    const [shift, rest] = [this.#shift, this.#rest];
    const ownerMask = 2 ** (shift - BITS) - 1;
    const size = sizeOf(halves, shift);
    const keys = new Float64Array(size.keys);
    const starts = new Uint32Array(size.keys + 1);
    const owners = sharedNumbers(size.owners);
    const counts = new Float32Array(sharedNumbers(size.owners).buffer);
    let [lastUpper, lastPlace, key, owner, tenths, said] = [-1, -1, -1, -1, 0, Infinity];
    const dropChance = (): void => {
      if (said > chance * TENTHS) return;
      owner = (starts[key] ?? 0) - 1;
      key -= 1;
    };
    for (let at = 0; at < halves.length; at += 2) {
      const lower = halves[at] ?? 0;
      const upper = halves[at + 1] ?? 0;
      const place = lower >>> BITS;
      if (place !== lastPlace || upper !== lastUpper) {
        const isSameKey = upper === lastUpper && lower >>> shift === lastPlace >>> (shift - BITS);
        if (!isSameKey) {
          dropChance();
          said = 0;
          keys[++key] = upper * rest + (lower >>> shift);
          starts[key] = owner + 1;
        }
        owners[++owner] = place & ownerMask;
        lastPlace = place;
        lastUpper = upper;
        tenths = 0;
      }
      tenths += lower & MOST_TENTHS;
      said += lower & MOST_TENTHS;
      counts[owner] = tenths / TENTHS;
    }
    dropChance();
    starts[key + 1] = owner + 1;
    return {
      keys: keys.slice(0, key + 1),
      starts: starts.slice(0, key + 2),
      owners: owners.slice(0, owner + 1),
      counts: counts.slice(0, owner + 1),
    };
  }

  #sorted(): Uint32Array {
    const halves = this.#halves.values();
    if (this.#isByOwner && this.#keys <= MOST_COUNTED) return sortedByKey(halves, this.#shift, this.#keys);
    new BigUint64Array(halves.buffer, 0, halves.length / 2).sort();
    return halves;
  }
}

/** Those of one key stay in their order. */
function sortedByKey(halves: Uint32Array, shift: number, keys: number): Uint32Array {
  const rest = 2 ** (32 - shift);
  const next = new Uint32Array(keys + 1);
  for (let at = 0; at < halves.length; at += 2) {
    const after = (halves[at + 1] ?? 0) * rest + ((halves[at] ?? 0) >>> shift) + 1;
    next[after] = (next[after] ?? 0) + 2;
  }
  for (let key = 1; key <= keys; key++) next[key] = (next[key] ?? 0) + (next[key - 1] ?? 0);
  const sorted = sharedNumbers(halves.length);
  for (let at = 0; at < halves.length; at += 2) {
    const lower = halves[at] ?? 0;
    const upper = halves[at + 1] ?? 0;
    const key = upper * rest + (lower >>> shift);
    const place = next[key] ?? 0;
    sorted[place] = lower;
    sorted[place + 1] = upper;
    next[key] = place + 2;
  }
  return sorted;
}

/** Of different keys, and of different pairs of key and owner. */
function sizeOf(halves: Uint32Array, shift: number): { keys: number; owners: number } {
  let [keys, owners, lastUpper, lastLower] = [0, 0, -1, 0];
  for (let at = 0; at < halves.length; at += 2) {
    const lower = halves[at] ?? 0;
    const upper = halves[at + 1] ?? 0;
    const isOtherHalf = upper !== lastUpper;
    if (isOtherHalf || lower >>> shift !== lastLower >>> shift) keys += 1;
    if (isOtherHalf || lower >>> BITS !== lastLower >>> BITS) owners += 1;
    lastLower = lower;
    lastUpper = upper;
  }
  return { keys, owners };
}
