import { wordsOf } from '../../src/guide/search-terms.ts';
import type { Section } from '../../src/guide/section.ts';
import type { WholeKnowledge } from '../../src/knowledge.ts';

/** So many of the words of a copy are others of the guide, and so many are words that only this copy has. */
const EXCHANGED = 0.3;
const INVENTED = 0.02;

/** What a person reads of a section; the rest are ids and places. */
const TEXTS = new Set(['title', 'summary', 'text', 'markdown', 'name', 'header', 'rows', 'asks']);

/**
 * The same guide with so many sections: behind the real ones come copies whose words are partly exchanged, the same each
 * time. The copies bring the few ways to ask that stand in their sections; those in `asks/` stay with the originals.
 */
export function variedGuide(knowledge: WholeKnowledge, count: number): WholeKnowledge {
  const { sections } = knowledge;
  const vocabulary = [...new Set(sections.flatMap(({ markdown }) => wordsOf(markdown)))];
  const varied = Array.from({ length: Math.max(0, count - sections.length) }, (_, index) => {
    const copy = Math.floor(index / sections.length) + 1;
    const original = sections[index % sections.length];
    if (!original) throw new Error('the guide is empty');
    return variedSection(original, copy, vocabulary);
  });
  return { ...knowledge, sections: [...sections.slice(0, count), ...varied] };
}

function variedSection(section: Section, copy: number, vocabulary: readonly string[]): Section {
  const random = randomFrom(copy * 61 + section.id.length);
  const vary = (text: string): string =>
    text.replaceAll(/[a-z]{4,}/g, word => {
      const chance = random();
      if (chance < INVENTED) return `${word}${copy.toString(36)}x`;
      if (chance < INVENTED + EXCHANGED) return vocabulary[Math.floor(random() * vocabulary.length)] ?? word;
      return word;
    });
  const walk = (value: unknown, isText: boolean): unknown => {
    if (typeof value === 'string') return isText ? vary(value) : value;
    if (Array.isArray(value)) return value.map(one => walk(one, isText));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, walk(one, TEXTS.has(key))]));
  };
  return { ...(walk(section, false) as Section), id: `${section.id}-${copy}` };
}

/** Numbers from 0 to 1 that look random and are the same each time (Numerical Recipes' linear congruence). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
