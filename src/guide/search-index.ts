import MiniSearch from 'minisearch';
import type { Term } from '../content/glossary.ts';
import type { Service } from '../content/service.ts';
import { EVERYDAY } from './search-everyday.ts';
import { type Features, noFeatures } from './search-features.ts';
import { type Concept, indexLines, type Line, type Match } from './search-lines.ts';
import { rankOf } from './search-model.ts';
import { nameFinder } from './search-names.ts';
import { understand } from './search-question.ts';
import { respeller } from './search-spelling.ts';
import { termsOf, wordsOf } from './search-terms.ts';
import { type LineKind, sayingsOf, serviceNamesOf, textOf } from './search-text.ts';
import type { Section } from './section.ts';

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
}

export type SearchIndex = (question: string) => Found;

const FIELD_WEIGHTS = { title: 6, asks: 5, names: 3, services: 3, path: 1.5, text: 1 };
type Field = keyof typeof FIELD_WEIGHTS;

/** An index of the guide: MiniSearch for whole sections, lines for what stands close together. */
export function buildSearchIndex(
  sections: readonly Section[],
  services: readonly Service[],
  glossary: readonly Term[],
): SearchIndex {
  const servicesById = new Map(services.map(service => [service.id, service]));
  const texts = sections.map(section => textOf(section, sayingsOf(section, glossary)));
  const fields = sections.map((section, at) => fieldsOf(section, texts[at]?.lines ?? [], servicesById));
  const index = new MiniSearch<Record<Field, string> & { id: number }>({
    fields: Object.keys(FIELD_WEIGHTS),
    tokenize: termsOf,
    processTerm: term => term,
    searchOptions: { boost: FIELD_WEIGHTS, combineWith: 'OR' },
  });
  index.addAll(fields.map((field, id) => ({ id, ...field })));

  const lines: Line<LineKind>[] = texts.flatMap((text, section) => [
    ...text.lines.map(({ kind, text }) => ({ section, kind, terms: termsOf(text) })),
    { section, kind: 'whole' as const, terms: Object.values(fields[section] ?? {}).flatMap(termsOf) },
  ]);
  const sectionsWith = new Map<string, number>();
  for (const { kind, terms } of lines) {
    if (kind !== 'whole') continue;
    for (const term of new Set(terms)) sectionsWith.set(term, (sectionsWith.get(term) ?? 0) + 1);
  }
  const massOf = (term: string): number =>
    Math.log(1 + sections.length / (sectionsWith.get(term) ?? sections.length / 8));
  const match = indexLines(lines, massOf);
  const words = new Map<string, number>();
  for (const word of fields.flatMap(field => Object.values(field)).flatMap(wordsOf)) {
    words.set(word, (words.get(word) ?? 0) + 1);
  }
  const lexicon = {
    words,
    massOf,
    isTerm: (stem: string) => sectionsWith.has(stem),
    respell: respeller(words),
    names: nameFinder(services, glossary),
    kin: EVERYDAY,
  };

  return question => {
    const { concepts, unknown, services } = understand(question, lexicon);
    const found = new Map<number, Features>();
    for (const matched of match(concepts)) {
      const of = lines[matched.line];
      if (!of) continue;
      let features = found.get(of.section);
      if (!features) {
        features = noFeatures();
        found.set(of.section, features);
      }
      note(features, of.kind, matched);
    }
    for (const [section, share] of miniShares(index, concepts)) {
      const features = found.get(section);
      if (features) features.mini = share;
    }
    const hits = [...found].flatMap(([at, features]) => {
      const section = sections[at];
      features.asks = (features.asks + features.ask) / 2;
      features.askClose = features.ask ** 3;
      features.titleClose = features.title ** 3;
      return section ? [{ at, section, score: rankOf(features), features }] : [];
    });
    hits.sort((a, b) => b.score - a.score || a.at - b.at);
    return { hits, unknown, concepts: concepts.length, services };
  };
}

function note(features: Features, kind: LineKind, { covered, said, likeness }: Match): void {
  switch (kind) {
    case 'ask':
      features.askCovered = Math.max(features.askCovered, covered);
      // Until the sum is made, `asks` holds the second best.
      features.asks = Math.max(features.asks, Math.min(features.ask, likeness));
      features.ask = Math.max(features.ask, likeness);
      break;
    case 'whole':
      features.whole = covered;
      break;
    case 'sentence':
      features.sentence = Math.max(features.sentence, covered);
      break;
    case 'title':
      features.titleSaid = Math.max(features.titleSaid, said);
      features.title = Math.max(features.title, likeness);
      break;
    case 'name':
      features.nameSaid = Math.max(features.nameSaid, said);
      features.name = Math.max(features.name, likeness);
      break;
    default:
      features[kind] = Math.max(features[kind], likeness);
  }
}

/** Looser relations than names are for single lines: in whole sections they find too much. */
const LEAST_STRENGTH = 0.65;

/** MiniSearch's scores as shares of the best one. */
function miniShares(
  index: MiniSearch<Record<Field, string> & { id: number }>,
  concepts: readonly Concept[],
): [number, number][] {
  const results = index.search({
    combineWith: 'OR',
    queries: concepts.flatMap(({ alternatives }) =>
      alternatives
        .filter(({ strength }) => strength > LEAST_STRENGTH)
        .map(({ terms, strength }) => ({
          queries: [terms.join(' ')],
          tokenize: splitTerms,
          boost: scaled(FIELD_WEIGHTS, strength === 1 ? 1 : strength / (2 * terms.length)),
        })),
    ),
  });
  const best = results[0]?.score ?? 1;
  return results.map(({ id, score }) => [Number(id), score / best]);
}

function fieldsOf(
  section: Section,
  lines: readonly { kind: LineKind; text: string }[],
  services: ReadonlyMap<string, Service>,
): Record<Field, string> {
  const of = (kind: LineKind): string =>
    lines.flatMap(line => (line.kind === kind ? [line.text] : [])).join('\n');
  return {
    title: section.title,
    asks: `${of('ask')}\n${of('saying')}`,
    names: of('name'),
    services: serviceNamesOf(section, services).join('\n'),
    path: section.path.slice(0, -1).join('\n'),
    text: section.markdown,
  };
}

function splitTerms(text: string): string[] {
  return text.split(' ').filter(term => term !== '');
}

function scaled<T extends Record<string, number>>(weights: T, by: number): Record<string, number> {
  return Object.fromEntries(Object.entries(weights).map(([field, weight]) => [field, weight * by]));
}
