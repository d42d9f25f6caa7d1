import { serviceNames } from './content/service-names.ts';
import { type AnswerFrom, type Ask, answererFrom, answererOf, type Sources } from './guide/answer.ts';
import { buildSearchData, type SearchData } from './guide/search-data.ts';
import { searchIndex } from './guide/search-index.ts';
import type { Section } from './guide/section.ts';
import { rareStems, talkRemover } from './guide/talk.ts';
import { nameThings } from './guide/things.ts';
import type { Knowledge, WholeKnowledge } from './knowledge.ts';

/** The loaded knowledge with everything that is built from it once. */
export interface Library {
  knowledge: Knowledge;
  ask: Ask;
  answerFrom: AnswerFrom;
  findSection: (id: string) => Section | undefined;
}

export async function buildLibrary(knowledge: WholeKnowledge): Promise<Library> {
  return libraryFrom(knowledge, await buildSearchData(knowledge));
}

/** `search` is the index of the same knowledge. */
export function libraryFrom(knowledge: Knowledge, search: SearchData): Library {
  const sources = sourcesFrom(knowledge, search);
  const { findSection } = sources;
  return { knowledge, ask: answererOf(sources), answerFrom: answererFrom(sources), findSection };
}

export function sourcesFrom(knowledge: Knowledge, search: SearchData): Sources {
  const sections = new Map(knowledge.sections.map(section => [section.id, section]));
  const names = serviceNames(knowledge.services);
  const things = nameThings(knowledge, names);
  const rare = rareStems(search, knowledge.sections.length);
  return {
    search: searchIndex(search, knowledge),
    things,
    names,
    withoutTalk: talkRemover({ things, names, isRare: stem => rare.has(stem) }),
    findSection: id => sections.get(id),
  };
}
