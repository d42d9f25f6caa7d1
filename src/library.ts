import { type Answer, answererOf, answerFrom, type FoundAnswer } from './guide/answer.ts';
import { buildSearchIndex } from './guide/search-index.ts';
import type { Section } from './guide/section.ts';
import type { Knowledge } from './knowledge.ts';

/** The loaded knowledge with everything that is built from it once. */
export interface Library {
  knowledge: Knowledge;
  ask: (question: string) => Answer;
  answerFrom: (section: Section) => FoundAnswer;
  findSection: (id: string) => Section | undefined;
}

export function buildLibrary(knowledge: Knowledge): Library {
  const sections = new Map(knowledge.sections.map(section => [section.id, section]));
  const search = buildSearchIndex(knowledge);
  return {
    knowledge,
    ask: answererOf(search),
    answerFrom: section =>
      answerFrom(
        section,
        section.related.flatMap(id => sections.get(id) ?? []),
      ),
    findSection: id => sections.get(id),
  };
}
