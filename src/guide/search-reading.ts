import type { Service } from '../content/service.ts';
import { fold, isStopWord, stemOf, wordsIn } from './search-terms.ts';
import { type LineKind, textOf } from './search-text.ts';
import { WordTable } from './search-word-table.ts';
import type { Section } from './section.ts';
import { OUTSIDE, type Way } from './ways.ts';

/** What an index is built from. */
export interface Readable {
  sections: readonly Section[];
  services: readonly Service[];
  ways: readonly Way[];
}

/** A word of the guide, one object wherever it stands. */
export interface GuideWord {
  /** The number of its stem. */
  stem: number;
  /** A word of questions or grammar: it says something only together with its neighbours. */
  isStop: boolean;
  /** How often it stands anywhere. */
  count: number;
}

/** One thing that a section says or that people ask, as it was read. */
export interface Text {
  kind: LineKind;
  weight: number;
  words: readonly GuideWord[];
}

/** How much each kind of text counts: what people say more than what the guide says. */
export const WEIGHTS: Record<LineKind, number> = { ask: 1, title: 2, name: 0.7, sentence: 0.4, service: 0.4 };

/** Numbers words and stems as they first come. */
export class Reader {
  readonly words = new Map<string, GuideWord>();
  /** The number of each stem. */
  readonly stems = new Map<string, number>();
  readonly #table = new WordTable(word => this.#wordOf(word));
  /** Services have few names, and many sections name them. */
  readonly #names = new Map<string, readonly GuideWord[]>();

  /** The texts of each section in order, and at the end those that the guide does not answer. */
  *read({ sections, services, ways }: Readable): Generator<Text[]> {
    const servicesById = new Map(services.map(service => [service.id, service]));
    const waysBySection = Map.groupBy(ways, way => way.section);
    const waysOf = (id: string): string[] => (waysBySection.get(id) ?? []).map(({ text }) => text);
    for (const section of sections) {
      const { lines } = textOf(section, waysOf(section.id), servicesById);
      yield lines.map(({ kind, text }) => this.#readText(kind, text));
    }
    yield waysOf(OUTSIDE).map(text => this.#readText('ask', text));
  }

  #readText(kind: LineKind, text: string): Text {
    const words = kind === 'service' ? this.#readName(text) : this.#readWords(text);
    for (const word of words) word.count += 1;
    return { kind, weight: WEIGHTS[kind], words };
  }

  #readName(name: string): readonly GuideWord[] {
    const known = this.#names.get(name);
    if (known) return known;
    const words = this.#readWords(name);
    this.#names.set(name, words);
    return words;
  }

  #readWords(text: string): GuideWord[] {
    const folded = fold(text);
    return this.#table.read(folded) ?? wordsIn(folded).map(word => this.#wordOf(word));
  }

  #wordOf(word: string): GuideWord {
    return this.words.get(word) ?? this.#learn(word);
  }

  #learn(word: string): GuideWord {
    const stem = stemOf(word);
    const number = this.stems.get(stem) ?? this.stems.size;
    this.stems.set(stem, number);
    const learnt = { stem: number, isStop: isStopWord(word), count: 0 };
    this.words.set(word, learnt);
    return learnt;
  }
}
