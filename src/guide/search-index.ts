import MiniSearch from 'minisearch';
import type { Term } from '../content/glossary.ts';
import { namesOf, type Service } from '../content/service.ts';
import { stemOf, termsOf, wordsOf } from './search-terms.ts';
import type { Section } from './section.ts';

/** A section that shares something with a question. */
export interface Hit {
  section: Section;
  /** Comparable within one search only. */
  score: number;
  /** The share of the question's terms that the section has, from 0 to 1; rarer terms weigh more. */
  coverage: number;
}

export type SearchIndex = (question: string) => Hit[];

const FIELD_WEIGHTS = { title: 6, asks: 5, names: 3, services: 3, path: 1.5, text: 1 };
type Field = keyof typeof FIELD_WEIGHTS;

/** An index of the guide: best hits first, equal ones in reading order. */
export function buildSearchIndex(
  sections: readonly Section[],
  services: readonly Service[],
  glossary: readonly Term[],
): SearchIndex {
  const servicesById = new Map(services.map(service => [service.id, service]));
  const byId = new Map(sections.map(section => [section.id, section]));
  const index = new MiniSearch<Record<Field, string> & { id: string }>({
    fields: Object.keys(FIELD_WEIGHTS),
    tokenize: termsOf,
    processTerm: term => term,
    searchOptions: { boost: FIELD_WEIGHTS, combineWith: 'OR' },
  });
  index.addAll(sections.map(section => ({ id: section.id, ...fieldsOf(section, servicesById) })));
  const frequency = documentFrequency(sections, servicesById);
  const expand = expansions(services, glossary);

  return question => {
    const terms = termsOf(question);
    const known = terms.filter(term => frequency.has(term));
    const related = expand(question).filter(term => !terms.includes(term) && frequency.has(term));
    const unknown = terms.filter(term => !frequency.has(term));
    const results = index.search({
      combineWith: 'OR',
      queries: [
        { queries: [known.join(' ')], tokenize: splitTerms },
        { queries: [related.join(' ')], tokenize: splitTerms, boost: halved(FIELD_WEIGHTS) },
        {
          queries: [unknown.join(' ')],
          tokenize: splitTerms,
          fuzzy: term => (term.length > 7 ? 2 : term.length > 4 ? 1 : false),
          prefix: term => term.length > 4,
        },
      ],
    });
    const weightOf = (term: string): number => Math.log(1 + sections.length / (frequency.get(term) ?? 1));
    const total = terms.reduce((sum, term) => sum + weightOf(term), 0);
    return results.flatMap(result => {
      const section = byId.get(String(result.id));
      if (!section) return [];
      const matched = new Set(result.queryTerms);
      // Terms that stand for the typed ones count where the typed one itself is missing.
      const bridged = related.some(term => matched.has(term)) ? 1 : 0;
      const found = terms.filter(term => matched.has(term)).reduce((sum, term) => sum + weightOf(term), 0);
      const coverage = total === 0 ? 0 : Math.min(1, (found + bridged * (total - found) * 0.7) / total);
      return [{ section, score: result.score, coverage }];
    });
  };
}

function fieldsOf(section: Section, services: ReadonlyMap<string, Service>): Record<Field, string> {
  return {
    title: section.title,
    asks: section.asks.join('\n'),
    names: section.parts
      .flatMap(part => part.blocks)
      .flatMap(block => (block.kind === 'list' ? block.items.map(item => item.name ?? '') : []))
      .join('\n'),
    services: section.services
      .flatMap(id => services.get(id) ?? [])
      .flatMap(namesOf)
      .join('\n'),
    path: section.path.slice(0, -1).join('\n'),
    text: section.markdown,
  };
}

/** In how many sections each term stands. */
function documentFrequency(
  sections: readonly Section[],
  services: ReadonlyMap<string, Service>,
): Map<string, number> {
  const frequency = new Map<string, number>();
  for (const section of sections) {
    for (const term of new Set(Object.values(fieldsOf(section, services)).flatMap(termsOf))) {
      frequency.set(term, (frequency.get(term) ?? 0) + 1);
    }
  }
  return frequency;
}

/** For a question that uses one name of a thing, the terms of its other names. */
function expansions(services: readonly Service[], glossary: readonly Term[]): (question: string) => string[] {
  const groups = [...services.map(namesOf), ...glossary.map(term => [term.term, ...term.also])];
  const phrases = groups.flatMap(names => {
    const terms = [...new Set(names.flatMap(termsOf))];
    return names.map(name => ({ phrase: phraseOf(name), terms }));
  });
  return question => {
    const asked = ` ${phraseOf(question)} `;
    return phrases.flatMap(({ phrase, terms }) => (phrase && asked.includes(` ${phrase} `) ? terms : []));
  };
}

function phraseOf(text: string): string {
  return wordsOf(text).map(stemOf).join(' ');
}

function splitTerms(text: string): string[] {
  return text.split(' ').filter(term => term !== '');
}

function halved<T extends Record<string, number>>(weights: T): Record<string, number> {
  return Object.fromEntries(Object.entries(weights).map(([field, weight]) => [field, weight / 2]));
}
