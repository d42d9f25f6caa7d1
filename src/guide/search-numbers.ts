/** Whole numbers from 0 to 2³² − 1 one after the other, many millions if need be. */
export class Numbers {
  #values = new Uint32Array(1 << 10);
  #length = 0;

  push(value: number): void {
    if (this.#length === this.#values.length) {
      // Gives the old memory back at once; the garbage collector would work the harder the more of it there is.
      this.#values = new Uint32Array(this.#values.buffer.transfer(this.#values.byteLength * 2));
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

  /** Those until now: not a copy, and only good until the next one comes. */
  values(): Uint32Array {
    return this.#values.subarray(0, this.#length);
  }
}
