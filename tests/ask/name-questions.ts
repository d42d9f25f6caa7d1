import { termsOf } from '../../src/guide/search-terms.ts';
import { textOf, titlesOf } from '../../src/guide/search-text.ts';
import type { WholeKnowledge } from '../../src/knowledge.ts';

/** Every title and every name of a thing asks for the sections that have it. */
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
    ...[...owners].map(([query, ids]) => ({ query, sections: [...ids] })),
  ];
}
