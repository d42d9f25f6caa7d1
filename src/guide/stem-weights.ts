import { MOST_TENTHS, type PostingsBuilder, TENTHS } from './search-postings-builder.ts';

/** Adds up how much one owner says of each stem: it says most of them again and again. */
export class StemWeights {
  readonly #tenths: number[] = [];
  readonly #stems: number[] = [];
  /** The number of the last text that said each stem. */
  readonly #lastTexts: number[] = [];
  #texts = 0;

  /** Takes a text, of which each stem counts once. */
  add(words: readonly { stem: number }[], weight: number): void {
    this.#texts += 1;
    const tenths = Math.round(weight * TENTHS);
    for (const { stem } of words) {
      if (this.#lastTexts[stem] === this.#texts) continue;
      this.#lastTexts[stem] = this.#texts;
      const before = this.#tenths[stem] ?? 0;
      if (before === 0) this.#stems.push(stem);
      this.#tenths[stem] = before + tenths;
    }
  }

  /** Begins anew for the next owner. */
  handTo(postings: PostingsBuilder, owner: number): void {
    for (const stem of this.#stems) {
      for (let left = this.#tenths[stem] ?? 0; left > 0; left -= MOST_TENTHS) {
        postings.add(stem, owner, Math.min(left, MOST_TENTHS) / TENTHS);
      }
      this.#tenths[stem] = 0;
    }
    this.#stems.length = 0;
  }
}
