import MiniSearch from 'minisearch';
import type { Term } from '../content/glossary.ts';
import type { Service } from '../content/service.ts';
import { EVERYDAY } from './search-everyday.ts';
import { type Features, noFeatures } from './search-features.ts';
import { type Concept, indexLines, type Line, type Match } from './search-lines.ts';
import { rankOf } from './search-model.ts';
import { nameFinder } from './search-names.ts';
import { indexOdds } from './search-odds.ts';
import { numberStems } from './search-pairs.ts';
import { BM25, indexPhrases, type Phrasing } from './search-phrases.ts';
import { understand } from './search-question.ts';
import { respeller } from './search-spelling.ts';
import { type Word, wordReader } from './search-terms.ts';
import { type LineKind, textOf } from './search-text.ts';
import type { Section } from './section.ts';
import { OUTSIDE, type Way } from './ways.ts';

/** A section that shares something with a question. */
export interface Hit {
  section: Section;
  /** How well it fits beside the others, by the fitted model; comparable within one search only. */
  score: number;
  features: Features;
}

export interface Found {
  /** Best first, equal ones in reading order. */
  hits: Hit[];
  /** The share of the question in words that the guide does not have, from 0 to 1. */
  unknown: number;
  /** How many things the question says. */
  concepts: number;
  /** The services that the question names. */
  services: Service[];
  /** How much better the best section says it than what the guide does not answer. */
  lead: number;
  /** How likely such words are asked of the guide and not of anything else, as log odds. */
  odds: number;
}

export type SearchIndex = (question: string) => Found;

/** What the index is built from. */
export interface Searchable {
  sections: readonly Section[];
  services: readonly Service[];
  glossary: readonly Term[];
  ways: readonly Way[];
}

/** How much each kind of line counts: what people say more than what the guide says. */
const LINE_WEIGHTS: Record<LineKind, number> = { ask: 1, title: 2, name: 0.7, sentence: 0.4, service: 0.4 };

interface Document {
  id: number;
  terms: string;
}

/** Brings scores of BM25 to a size at which most are below 1. */
const SCALE = 20;

/** An index of the guide: MiniSearch for words, phrases for pairs of them, lines for what stands close together. */
export function buildSearchIndex({ sections, services, glossary, ways }: Searchable): SearchIndex {
  const read = wordReader();
  const outside = sections.length;
  const texts = readTexts({ sections, services, ways }, read);
  const all = texts.flat();
  const stems = numberStems(all.map(({ words }) => words));
  const index = indexWords(texts);
  const scorePairs = indexPhrases(all, texts.length, stems);
  const oddsOf = indexOdds(texts.slice(0, outside).flat(), texts[outside] ?? [], stems);
  const lines = linesOf(texts.slice(0, outside));
  const sectionsWith = countWhole(lines);
  const massOf = (term: string): number =>
    Math.log(1 + sections.length / (sectionsWith.get(term) ?? sections.length / 8));
  const match = indexLines(lines, massOf);
  const words = countWords(all);
  const lexicon = {
    words,
    massOf,
    isTerm: (stem: string) => sectionsWith.has(stem),
    respell: respeller(words),
    names: nameFinder(services, glossary),
    kin: new Map([...EVERYDAY].map(([stem, kin]) => [stem, kin.filter(term => sectionsWith.has(term))])),
  };

  return question => {
    const { concepts, unknown, services, words } = understand(question, lexicon);
    const pairs = scorePairs(words);
    const scores = scoreWords(index, concepts, texts.length);
    for (const [owner, score] of pairs.entries()) scores[owner] = (scores[owner] ?? 0) + score;
    const candidates = bestOf(scores.subarray(0, outside));
    const most = scores[candidates[0] ?? 0] ?? 1;
    const marked = new Uint8Array(outside);
    const features = candidates.map(at => {
      marked[at] = 1;
      return { ...noFeatures(), pairs: (pairs[at] ?? 0) / SCALE, share: (scores[at] ?? 0) / most };
    });
    for (const matched of match(concepts, marked)) {
      const line = lines[matched.line];
      const of = line && features[candidates.indexOf(line.section)];
      if (of) note(of, line.kind, matched);
    }
    const hits = candidates.flatMap((at, place) => {
      const section = sections[at];
      const of = features[place];
      return section && of ? [{ at, section, score: rankOf(of), features: of }] : [];
    });
    hits.sort((a, b) => b.score - a.score || a.at - b.at);
    return {
      hits,
      unknown,
      concepts: concepts.length,
      services,
      lead: (most - (scores[outside] ?? 0)) / SCALE,
      odds: oddsOf(words),
    };
  };
}

/** Further down nothing was ever right. */
const MOST_CANDIDATES = 12;

/** The places of the best scores above 0, best first. */
function bestOf(scores: Float64Array): number[] {
  const best: number[] = [];
  for (const [at, score] of scores.entries()) {
    if (score <= 0) continue;
    if (best.length === MOST_CANDIDATES && score <= (scores[best[MOST_CANDIDATES - 1] ?? 0] ?? 0)) continue;
    let place = best.length;
    while (place > 0 && score > (scores[best[place - 1] ?? 0] ?? 0)) place--;
    best.splice(place, 0, at);
    if (best.length > MOST_CANDIDATES) best.pop();
  }
  return best;
}

interface Text extends Phrasing {
  kind: LineKind;
}

/** The texts of each section in order, and at the end those that the guide does not answer. */
function readTexts(
  { sections, services, ways }: Omit<Searchable, 'glossary'>,
  read: (text: string) => Word[],
): Text[][] {
  const servicesById = new Map(services.map(service => [service.id, service]));
  const waysBySection = Map.groupBy(ways, way => way.section);
  const waysOf = (id: string): string[] => (waysBySection.get(id) ?? []).map(({ text }) => text);
  const lines = [
    ...sections.map(section => textOf(section, waysOf(section.id), servicesById).lines),
    waysOf(OUTSIDE).map(text => ({ kind: 'ask' as const, text })),
  ];
  return lines.map((list, owner) =>
    list.map(({ kind, text }) => ({ kind, owner, weight: LINE_WEIGHTS[kind], words: read(text) })),
  );
}

function indexWords(texts: readonly Text[][]): MiniSearch<Document> {
  const index = new MiniSearch<Document>({
    fields: ['terms'],
    tokenize: splitTerms,
    processTerm: term => term,
    searchOptions: { combineWith: 'OR', bm25: { ...BM25, k: BM25.k * REPEATS } },
  });
  index.addAll(
    texts.map((list, id) => ({
      id,
      terms: list.flatMap(({ weight, words }) => repeated(termsIn(words), weight)).join(' '),
    })),
  );
  return index;
}

/** MiniSearch counts words, and a word of a title is worth several: each stands there as often as it counts. */
const REPEATS = 2;

function repeated(terms: readonly string[], weight: number): string[] {
  return Array.from({ length: Math.max(1, Math.round(weight * REPEATS)) }, () => terms).flat();
}

function linesOf(texts: readonly Text[][]): Line<LineKind | 'whole'>[] {
  return texts.flatMap((list, section) => [
    ...list
      .filter(({ kind }) => kind !== 'ask')
      .map(({ kind, words }) => ({ section, kind, terms: termsIn(words) })),
    { section, kind: 'whole' as const, terms: list.flatMap(({ words }) => termsIn(words)) },
  ]);
}

/** In how many sections each term stands. */
function countWhole(lines: readonly Line<LineKind | 'whole'>[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { kind, terms } of lines) {
    if (kind !== 'whole') continue;
    for (const term of new Set(terms)) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  return counts;
}

function countWords(texts: readonly Text[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { words } of texts) {
    for (const { word } of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

function termsIn(words: readonly Word[]): string[] {
  return words.flatMap(({ stem, isStop }) => (isStop ? [] : [stem]));
}

function note(features: Features, kind: LineKind | 'whole', { covered, said, likeness }: Match): void {
  if (kind === 'whole') features.whole = covered;
  if (kind === 'sentence') features.sentence = Math.max(features.sentence, covered);
  if (kind === 'name') features.name = Math.max(features.name, likeness);
  if (kind === 'title') {
    features.titleSaid = Math.max(features.titleSaid, said);
    features.title = Math.max(features.title, likeness);
  }
}

/** Looser relations than names are for single lines: in whole sections they find too much. */
const LEAST_STRENGTH = 0.65;

/** MiniSearch's score for each document. */
function scoreWords(
  index: MiniSearch<Document>,
  concepts: readonly Concept[],
  documents: number,
): Float64Array {
  const boosts = new Map<string, number>();
  for (const { alternatives } of concepts) {
    for (const { terms, strength } of alternatives) {
      if (strength <= LEAST_STRENGTH) continue;
      const boost = strength === 1 ? 1 : strength / (2 * terms.length);
      for (const term of terms) boosts.set(term, Math.max(boost, boosts.get(term) ?? 0));
    }
  }
  const scores = new Float64Array(documents);
  const boostTerm = (term: string): number => boosts.get(term) ?? 1;
  for (const { id, score } of index.search([...boosts.keys()].join(' '), { boostTerm })) scores[id] = score;
  return scores;
}

function splitTerms(text: string): string[] {
  return text.split(' ').filter(term => term !== '');
}
