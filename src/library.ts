import { serviceNames } from './content/service-names.ts';
import { type AnswerFrom, type Ask, answererFrom, answererOf } from './guide/answer.ts';
import { buildSearchIndex } from './guide/search-index.ts';
import type { Section } from './guide/section.ts';
import { nameThings } from './guide/things.ts';
import type { Knowledge } from './knowledge.ts';

/** The loaded knowledge with everything that is built from it once. */
export interface Library {
  knowledge: Knowledge;
  ask: Ask;
  answerFrom: AnswerFrom;
  findSection: (id: string) => Section | undefined;
}

export function buildLibrary(knowledge: Knowledge): Library {
  const sections = new Map(knowledge.sections.map(section => [section.id, section]));
  const findSection = (id: string): Section | undefined => sections.get(id);
  const names = serviceNames(knowledge.services);
  const sources = {
    search: buildSearchIndex(knowledge),
    things: nameThings(knowledge, names),
    names,
    findSection,
  };
  return { knowledge, ask: answererOf(sources), answerFrom: answererFrom(sources), findSection };
}
