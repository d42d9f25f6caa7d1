import { ENOUGH_WAYS } from './search-asked-for.ts';
import type { GuideWord, Text } from './search-reading.ts';
import type { Section } from './section.ts';
import type { Way } from './ways.ts';

/** What more of the questions than this share say is no word of one section. */
const COMMON = 0.002;

/**
 * What people asked in vain is no longer outside of the guide when a new section is about it. Of a guide without new
 * sections all questions from outside stay; otherwise those go that say a word by which a new section is called.
 */
export class FreshOutside {
  readonly #isNew: (section: Section) => boolean;
  /** The stems by which new sections are called. */
  readonly #callings = new Set<number>();
  /** How many questions say each stem. */
  readonly #said: number[] = [];
  #questions = 0;

  constructor(ways: readonly Way[]) {
    const counts = new Map<string, number>();
    for (const { section } of ways) counts.set(section, (counts.get(section) ?? 0) + 1);
    // They are written for a section that stands.
    this.#isNew = ({ id }) => (counts.get(id) ?? 0) < ENOUGH_WAYS;
  }

  /** Takes each section with its texts: its title, the names in it and its own questions are what it is called. */
  add(section: Section, texts: readonly Text[]): void {
    const isNew = this.#isNew(section);
    for (const [at, { kind, words }] of texts.entries()) {
      if (kind === 'ask') this.#count(words);
      const isCalling = kind === 'title' || kind === 'name' || at < section.asks.length;
      if (isNew && isCalling) for (const { stem, isStop } of words) if (!isStop) this.#callings.add(stem);
    }
  }

  #count(words: readonly GuideWord[]): void {
    this.#questions += 1;
    for (const { stem } of words) this.#said[stem] = (this.#said[stem] ?? 0) + 1;
  }

  /** Those from outside that stay, when all sections were taken. */
  outsideOf(texts: Text[]): Text[] {
    const most = COMMON * (this.#questions + texts.length);
    const isOfNew = ({ stem, isStop }: GuideWord): boolean =>
      !isStop && this.#callings.has(stem) && (this.#said[stem] ?? 0) <= most;
    return texts.filter(({ words }) => !words.some(isOfNew));
  }
}
