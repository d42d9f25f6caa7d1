import type { PackedText } from './packed-texts.ts';
import type { Lines } from './search-lines.ts';
import { Numbers } from './search-numbers.ts';
import { MOST_STEMS } from './search-pairs.ts';
import { PostingsBuilder } from './search-postings-builder.ts';

/** `whole` is all that a section has. */
export const INDEXED_KINDS = ['title', 'name', 'sentence', 'service', 'whole'] as const;
export type IndexedKind = (typeof INDEXED_KINDS)[number];

export interface BuiltLines {
  lines: Lines;
  /** Of each line, as its place in `INDEXED_KINDS`. */
  kinds: Uint8Array;
  /** In how many sections each stem stands. */
  spread: Uint32Array;
}

/** How much a stem counts: those that few sections have say more; one that no section has, a middling amount. */
export function massOfSpread(spread: number, sections: number): number {
  return Math.log(1 + sections / (spread || sections / 8));
}

const MOST_LINES = 2 ** 26;

/** Takes sections in their order. */
export class LinesBuilder {
  readonly #starts: number[] = [0];
  readonly #sections: number[] = [];
  readonly #kinds: number[] = [];
  readonly #spread: number[] = [];
  /** Those of all lines, and where each line's end. */
  readonly #stems = new Numbers();
  readonly #ends: number[] = [];
  readonly #postings = new PostingsBuilder(MOST_STEMS, MOST_LINES);

  add(texts: readonly PackedText[]): void {
    const whole = new Set<number>();
    for (const { kind, stems } of texts) {
      for (const stem of stems) whole.add(stem);
      if (kind !== 'ask') this.#addLine(kind, new Set(stems));
    }
    this.#addLine('whole', whole);
    this.#starts.push(this.#ends.length);
    for (const stem of whole) this.#spread[stem] = (this.#spread[stem] ?? 0) + 1;
  }

  #addLine(kind: IndexedKind, stems: Iterable<number>): void {
    if (this.#ends.length >= MOST_LINES) throw new RangeError('there are too many lines for one index');
    for (const stem of stems) {
      this.#postings.add(stem, this.#ends.length, 1);
      this.#stems.push(stem);
    }
    this.#ends.push(this.#stems.length);
    this.#sections.push(this.#starts.length - 1);
    this.#kinds.push(INDEXED_KINDS.indexOf(kind));
  }

  /** `stems` is how many there are. */
  build(stems: number): BuiltLines {
    const spread = Uint32Array.from({ length: stems }, (_, stem) => this.#spread[stem] ?? 0);
    const { counts: _, ...postings } = this.#postings.build();
    return {
      lines: {
        starts: Uint32Array.from(this.#starts),
        sections: Uint32Array.from(this.#sections),
        masses: this.#masses(spread),
        postings,
      },
      kinds: Uint8Array.from(this.#kinds),
      spread,
    };
  }

  #masses(spread: Uint32Array): Float64Array {
    const massOf = Float64Array.from(spread, of => massOfSpread(of, this.#starts.length - 1));
    const stems = this.#stems.values();
    let from = 0;
    return Float64Array.from(this.#ends, end => {
      let mass = 0;
      for (; from < end; from++) mass += massOf[stems[from] ?? 0] ?? 0;
      return mass;
    });
  }
}
