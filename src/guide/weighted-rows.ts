/** How many rows are added up together: one after the other takes half as long again. */
const AT_ONCE = 4;

/** Some rows of a table of weights, by where they begin, each with how much it counts. */
export class WeightedRows {
  readonly begins: Uint32Array;
  readonly values: Float64Array;
  count = 0;

  /** `most` is how many there can be. */
  constructor(most: number) {
    this.begins = new Uint32Array(most + AT_ONCE);
    this.values = new Float64Array(most + AT_ONCE);
  }

  clear(): void {
    this.values.fill(0, 0, this.count);
    this.count = 0;
  }

  add(begin: number, value: number): void {
    this.begins[this.count] = begin;
    this.values[this.count] = value;
    this.count += 1;
  }

  /** Adds all of them up. Behind the last one stand values of 0. */
  addTo(sums: Float64Array, weights: Float32Array): void {
    const { begins, values } = this;
    for (let at = 0; at < this.count; at += AT_ONCE) {
      const [a = 0, b = 0, c = 0, d = 0] = [begins[at], begins[at + 1], begins[at + 2], begins[at + 3]];
      const [va = 0, vb = 0, vc = 0, vd = 0] = [values[at], values[at + 1], values[at + 2], values[at + 3]];
      for (let of = 0; of < sums.length; of++) {
        const ab = va * (weights[a + of] ?? 0) + vb * (weights[b + of] ?? 0);
        const cd = vc * (weights[c + of] ?? 0) + vd * (weights[d + of] ?? 0);
        sums[of] = (sums[of] ?? 0) + ab + cd;
      }
    }
  }
}
