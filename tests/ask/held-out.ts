import type { Term } from '../../src/content/glossary.ts';
import { termsOf, wordsOf } from '../../src/guide/search-terms.ts';
import { sayingsOf, textOf, titlesOf } from '../../src/guide/search-text.ts';
import type { Knowledge } from '../../src/knowledge.ts';

/** The guide without a part of its ways to ask, and that part as questions with their sections. */
export interface Fold {
  knowledge: Pick<Knowledge, 'sections' | 'services' | 'glossary'>;
  questions: { query: string; section: string }[];
}

/** Long enough to be a question and not another name. */
const LEAST_WORDS = 5;

/**
 * Ways to ask are labelled questions, too, as long as the index does not hold them: each stands in exactly one fold.
 */
export function heldOut(knowledge: Knowledge, folds: number): Fold[] {
  return Array.from({ length: folds }, (_, fold) => {
    const questions: Fold['questions'] = [];
    const gone = new Set<string>();
    for (const section of knowledge.sections) {
      const ways = [...section.asks, ...sayingsOf(section, knowledge.glossary)];
      for (const [at, query] of ways.entries()) {
        if (at % folds !== fold || wordsOf(query).length < LEAST_WORDS) continue;
        gone.add(query);
        questions.push({ query, section: section.id });
      }
    }
    const sections = knowledge.sections.map(section => ({
      ...section,
      asks: section.asks.filter(ask => !gone.has(ask)),
    }));
    const glossary: Term[] = knowledge.glossary.map(({ term, also }) => ({
      term,
      also: also.filter(name => !gone.has(name)),
    }));
    return { knowledge: { ...knowledge, sections, glossary }, questions };
  });
}

/** Every title, every name of a thing and every way to ask, word for word, asks for the sections that have it. */
export function nameQuestions({
  sections,
}: Pick<Knowledge, 'sections'>): { query: string; sections: string[] }[] {
  const owners = new Map<string, Set<string>>();
  for (const section of sections) {
    const names = textOf(section, []).lines.filter(({ kind }) => kind === 'name');
    for (const { text } of names) {
      if (termsOf(text).length === 0) continue;
      owners.set(text, (owners.get(text) ?? new Set()).add(section.id));
    }
  }
  return [
    ...sections.flatMap(section => titlesOf(section).map(query => ({ query, sections: [section.id] }))),
    ...sections.flatMap(section => section.asks.map(query => ({ query, sections: [section.id] }))),
    ...[...owners].map(([query, ids]) => ({ query, sections: [...ids] })),
  ];
}
