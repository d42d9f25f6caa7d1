import type { Searchable } from '../../src/guide/search-index.ts';
import { termsOf, wordsOf } from '../../src/guide/search-terms.ts';
import { textOf, titlesOf } from '../../src/guide/search-text.ts';
import { OUTSIDE } from '../../src/guide/ways.ts';
import type { WholeKnowledge } from '../../src/knowledge.ts';

/** The guide without a part of its ways to ask, and that part as questions with their sections. */
export interface Fold {
  knowledge: Searchable;
  questions: { query: string; sections: string[] }[];
}

/** Long enough to be a question and not another name. */
const LEAST_WORDS = 5;

/**
 * Ways to ask are labelled questions, too, as long as the index does not hold them: each stands in exactly one fold.
 * Neighbours are by the same hand, so a fold takes stretches of them: what is left is by others, as with real questions.
 */
export function heldOut(knowledge: WholeKnowledge, folds: number): Fold[] {
  const foldsOfWays = new Map(
    [...Map.groupBy(knowledge.ways, ({ section }) => section).values()].flatMap(ways =>
      ways.map((way, at) => [way, Math.floor((at * folds) / ways.length)] as const),
    ),
  );
  return Array.from({ length: folds }, (_, fold) => {
    const questions: Fold['questions'] = [];
    const gone = new Set<string>();
    for (const section of knowledge.sections) {
      for (const [at, query] of section.asks.entries()) {
        if (at % folds !== fold || wordsOf(query).length < LEAST_WORDS) continue;
        gone.add(query);
        questions.push({ query, sections: [section.id] });
      }
    }
    const ways = knowledge.ways.filter(way => {
      const { section, text: query } = way;
      if (foldsOfWays.get(way) !== fold || wordsOf(query).length < LEAST_WORDS) return true;
      questions.push({ query, sections: section === OUTSIDE ? [] : [section] });
      return false;
    });
    const sections = knowledge.sections.map(section => ({
      ...section,
      asks: section.asks.filter(ask => !gone.has(ask)),
    }));
    return { knowledge: { ...knowledge, sections, ways }, questions };
  });
}

/** Every title, every name of a thing and every way to ask, word for word, asks for the sections that have it. */
export function nameQuestions({
  sections,
}: Pick<WholeKnowledge, 'sections'>): { query: string; sections: string[] }[] {
  const owners = new Map<string, Set<string>>();
  for (const section of sections) {
    const names = textOf(section, [], new Map()).lines.filter(({ kind }) => kind === 'name');
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
