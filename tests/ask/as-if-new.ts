import type { WholeKnowledge } from '../../src/knowledge.ts';

interface AsIfNew {
  knowledge: WholeKnowledge;
  /** The sections for which it holds no ways to ask beside their own few. */
  ids: ReadonlySet<string>;
}

/** The guide as many times as there are parts, each time as if one part of its sections had just been written. */
export function asIfNew(knowledge: WholeKnowledge, parts: number): AsIfNew[] {
  return Array.from({ length: parts }, (_, part) => {
    const ids = new Set(knowledge.sections.filter((_, at) => at % parts === part).map(({ id }) => id));
    return {
      ids,
      knowledge: { ...knowledge, ways: knowledge.ways.filter(({ section }) => !ids.has(section)) },
    };
  });
}
