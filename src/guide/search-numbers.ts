/** Whole numbers from 0 to 2³² − 1 one after the other, many millions if need be. */
export class Numbers {
  #values = sharedNumbers(1 << 10);
  #length = 0;

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const longer = sharedNumbers(this.#length * 2);
      longer.set(this.#values);
      this.#values = longer;
    }
    this.#values[this.#length++] = value;
  }

  /** Looks from this place on. */
  has(value: number, from: number): boolean {
    for (let at = from; at < this.#length; at++) if (this.#values[at] === value) return true;
    return false;
  }

  get length(): number {
    return this.#length;
  }

  clear(): void {
    this.#length = 0;
  }

  /** Those until now: not a copy. */
  values(): Uint32Array {
    return this.#values.subarray(0, this.#length);
  }
}

/**
 * So many numbers, all 0, in shared memory: of the other kind V8 counts each megabyte against its heap, and collects all
 * garbage again and again while a large index is built.
 */
export function sharedNumbers(length: number): Uint32Array {
  return new Uint32Array(new SharedArrayBuffer(length * Uint32Array.BYTES_PER_ELEMENT));
}
