import { Numbers } from './search-numbers.ts';
import type { Text } from './search-reading.ts';
import { LINE_KINDS, type LineKind } from './search-text.ts';

/** Numbers from here on are no stems: this and the next few begin a text of a kind, the one behind them a section. */
const MARK = 2 ** 32 - 16;
const SECTION = MARK + LINE_KINDS.length;

/** A text without its words of grammar, which are for pairs only. */
export interface PackedText {
  kind: LineKind;
  stems: Uint32Array;
}

/** The texts of many sections as one row of numbers, which another thread gets in no time. */
export class TextPacker {
  readonly #numbers = new Numbers();

  add(texts: readonly Text[]): void {
    for (const { kind, words } of texts) {
      this.#numbers.push(MARK + LINE_KINDS.indexOf(kind));
      for (const { stem, isStop } of words) if (!isStop) this.#numbers.push(stem);
    }
    this.#numbers.push(SECTION);
  }

  get length(): number {
    return this.#numbers.length;
  }

  /** What came since the last time. */
  take(): Uint32Array<ArrayBuffer> {
    const taken = this.#numbers.values().slice();
    this.#numbers.clear();
    return taken;
  }
}

/** Gives back section by section what was packed. */
export function* unpack(packed: Uint32Array): Generator<PackedText[]> {
  let texts: PackedText[] = [];
  for (let at = 0; at < packed.length; ) {
    const kind = LINE_KINDS[(packed[at] ?? 0) - MARK];
    const from = ++at;
    if (kind) {
      while (at < packed.length && (packed[at] ?? 0) < MARK) at++;
      texts.push({ kind, stems: packed.subarray(from, at) });
    } else {
      yield texts;
      texts = [];
    }
  }
}
