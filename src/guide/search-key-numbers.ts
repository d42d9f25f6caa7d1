/** Numbers keys as they first come: a map from whole numbers below 2⁵³ that makes no object for any of them. */
export class KeyNumbers {
  #keys = new Float64Array(1 << 10);
  #count = 0;
  /** One more than the number of each key, in the slot of its hash or the next free one; 0 is a free slot. */
  #slots = new Uint32Array(1 << 11);

  numberOf(key: number): number {
    const slot = this.#slotOf(key);
    const known = this.#slots[slot] ?? 0;
    if (known > 0) return known - 1;
    if (this.#count === this.#keys.length) {
      this.#grow();
      return this.numberOf(key);
    }
    this.#keys[this.#count] = key;
    this.#count += 1;
    this.#slots[slot] = this.#count;
    return this.#count - 1;
  }

  /** Those until now, by their numbers. */
  keys(): Float64Array {
    return this.#keys.subarray(0, this.#count);
  }

  #slotOf(key: number): number {
    const mask = this.#slots.length - 1;
    let slot = hashOf(key) & mask;
    for (let known = this.#slots[slot] ?? 0; known > 0; known = this.#slots[slot] ?? 0) {
      if (this.#keys[known - 1] === key) break;
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  #grow(): void {
    const keys = this.#keys;
    this.#keys = new Float64Array(keys.length * 2);
    this.#keys.set(keys);
    this.#slots = new Uint32Array(this.#slots.length * 2);
    for (const [number, key] of keys.entries()) this.#slots[this.#slotOf(key)] = number + 1;
  }
}

/** Mixes both halves of a key, as the finalizer of MurmurHash3 does. */
function hashOf(key: number): number {
  const upper = Math.floor(key / 2 ** 32);
  let hash = Math.imul((key >>> 0) ^ Math.imul(upper, 0x9e37_79b1), 0x85eb_ca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2_ae35);
  return hash ^ (hash >>> 16);
}
