/** Whole numbers from 0 to 2³² − 1 one after the other, many millions if need be. */
export class Numbers {
  #values = new Uint32Array(1 << 10);
  #length = 0;

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const longer = new Uint32Array(this.#length * 2);
      longer.set(this.#values);
      this.#values = longer;
    }
    this.#values[this.#length++] = value;
  }

  get length(): number {
    return this.#length;
  }

  /** Those until now: not a copy. */
  values(): Uint32Array {
    return this.#values.subarray(0, this.#length);
  }
}
