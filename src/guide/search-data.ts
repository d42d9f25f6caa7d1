import type { Service } from '../content/service.ts';
import type { Lines } from './search-lines.ts';
import type { Sides } from './search-odds.ts';
import { mostPairs, numberStems, pairsOf } from './search-pairs.ts';
import { type Postings, PostingsBuilder } from './search-postings.ts';
import { type Word, wordReader } from './search-terms.ts';
import { type LineKind, textOf } from './search-text.ts';
import { indexWords } from './search-words.ts';
import type { Section } from './section.ts';
import { OUTSIDE, type Way } from './ways.ts';

/**
 * An index as plain data: it can be handed to another thread or kept in a file (`v8.serialize`). Sections go by their
 * numbers in reading order; behind the last one stands what the guide does not answer.
 */
export interface SearchData {
  /** Each stem's place is its number. */
  stems: string[];
  /** In how many sections each stem stands. */
  spread: Uint32Array;
  /** All words as they are written, with how often they are. */
  words: string[];
  frequencies: Uint32Array;
  /** MiniSearch's own JSON. */
  miniSearch: string;
  /** Which sections say which stems and which pairs of them, and how often. */
  said: Postings;
  pairs: Postings;
  sides: Sides;
  lines: Lines;
  /** Of each line, as its place in `INDEXED_KINDS`. */
  kinds: Uint8Array;
}

/** What an index is built from. */
export interface Readable {
  sections: readonly Section[];
  services: readonly Service[];
  ways: readonly Way[];
}

/** `whole` is all that a section has. */
export const INDEXED_KINDS = ['title', 'name', 'sentence', 'service', 'whole'] as const;
export type IndexedKind = (typeof INDEXED_KINDS)[number];

/** How much each kind of text counts: what people say more than what the guide says. */
const WEIGHTS: Record<LineKind, number> = { ask: 1, title: 2, name: 0.7, sentence: 0.4, service: 0.4 };

interface Text {
  kind: LineKind;
  weight: number;
  words: readonly Word[];
  /** The stems of those that are no words of grammar, in their order. */
  terms: readonly string[];
}

export function buildSearchData(readable: Readable): SearchData {
  const texts = readTexts(readable);
  const outside = readable.sections.length;
  const counts = countWords(texts);
  const stemIds = numberStems(counts.keys());
  const spread = new Uint32Array(stemIds.size);
  const lines = indexLines(texts.slice(0, outside), stemIds, spread);
  return {
    stems: [...stemIds.keys()],
    spread,
    words: Array.from(counts.keys(), ({ word }) => word),
    frequencies: Uint32Array.from(counts.values()),
    miniSearch: indexWords(texts),
    ...indexPairs(texts, stemIds),
    ...lines,
  };
}

/** How much a stem counts: those that few sections have say more; one that no section has, a middling amount. */
export function massOfSpread(spread: number, sections: number): number {
  return Math.log(1 + sections / (spread || sections / 8));
}

/** The texts of each section in order, and at the end those that the guide does not answer. */
function readTexts({ sections, services, ways }: Readable): Text[][] {
  const read = wordReader();
  const servicesById = new Map(services.map(service => [service.id, service]));
  const waysBySection = Map.groupBy(ways, way => way.section);
  const waysOf = (id: string): string[] => (waysBySection.get(id) ?? []).map(({ text }) => text);
  const lines = [
    ...sections.map(section => textOf(section, waysOf(section.id), servicesById).lines),
    waysOf(OUTSIDE).map(text => ({ kind: 'ask' as const, text })),
  ];
  return lines.map(list =>
    list.map(({ kind, text }) => {
      const words = read(text);
      const terms = words.filter(({ isStop }) => !isStop).map(({ stem }) => stem);
      return { kind, weight: WEIGHTS[kind], words, terms };
    }),
  );
}

/** How often each word stands anywhere; a reader gives the same object for the same word. */
function countWords(texts: readonly (readonly Text[])[]): Map<Word, number> {
  const counts = new Map<Word, number>();
  for (const list of texts) {
    for (const { words } of list) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

function indexPairs(
  texts: readonly (readonly Text[])[],
  stems: ReadonlyMap<string, number>,
): Pick<SearchData, 'said' | 'pairs' | 'sides'> {
  const pairs = new PostingsBuilder(mostPairs(stems), texts.length);
  const said = new PostingsBuilder(stems.size, texts.length);
  const sides: Sides = { inside: 0, outside: 0 };
  for (const [owner, list] of texts.entries()) {
    for (const { weight, words } of list) {
      sides[owner < texts.length - 1 ? 'inside' : 'outside'] += weight;
      for (const stem of new Set(words.map(word => word.stem))) said.add(stems.get(stem) ?? 0, owner, weight);
      for (const { key } of pairsOf(words, stems)) pairs.add(key, owner, weight);
    }
  }
  return { said: said.build(), pairs: pairs.build(), sides };
}

/** Writes into `spread` in how many sections each stem stands. */
function indexLines(
  texts: readonly (readonly Text[])[],
  stems: ReadonlyMap<string, number>,
  spread: Uint32Array,
): Pick<SearchData, 'lines' | 'kinds'> {
  const sets: { section: number; kind: IndexedKind; stems: Set<number> }[] = [];
  const starts = [0];
  for (const [section, list] of texts.entries()) {
    const whole = new Set<number>();
    for (const { kind, terms } of list) {
      const own = new Set(terms.map(term => stems.get(term) ?? 0));
      for (const stem of own) whole.add(stem);
      if (kind !== 'ask') sets.push({ section, kind, stems: own });
    }
    for (const stem of whole) spread[stem] = (spread[stem] ?? 0) + 1;
    sets.push({ section, kind: 'whole', stems: whole });
    starts.push(sets.length);
  }
  const postings = new PostingsBuilder(stems.size, sets.length);
  for (const [line, set] of sets.entries()) for (const stem of set.stems) postings.add(stem, line, 1);
  const massOf = (stem: number): number => massOfSpread(spread[stem] ?? 0, texts.length);
  return {
    lines: {
      starts: Uint32Array.from(starts),
      sections: Uint32Array.from(sets, ({ section }) => section),
      masses: Float64Array.from(sets, set => [...set.stems].reduce((sum, stem) => sum + massOf(stem), 0)),
      postings: postings.build(),
    },
    kinds: Uint8Array.from(sets, ({ kind }) => INDEXED_KINDS.indexOf(kind)),
  };
}
