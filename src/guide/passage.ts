import { namedItems } from './passage-items.ts';
import type { Block, Part, Section } from './section.ts';

/** The pieces of a section that answer a question, in the order of the section. */
export interface Passage {
  /** Title of the part that they stand in; undefined for the section's first words. */
  title: string | undefined;
  blocks: Block[];
}

/** Enough to answer, little enough to read on a phone. */
const MOST_CHARACTERS = 900;

/**
 * Chooses what to show of a section by how the question is asked: the formula for "how is … calculated", the lines
 * about the things that it names (both sides of "difference between A and B", a service), the services for "which
 * service", a list for "what are the types of", else the first words and the first reason.
 */
export function passagesOf(section: Section, question: string): Passage[] {
  const named = FORMULA.test(question) ? undefined : namedItems(section, question);
  if (named) return withinLimit([{ title: undefined, blocks: section.intro.slice(0, 1) }, named]);
  const wanted = INTENTS.find(intent => intent.asks.test(question));
  const parts = wanted ? section.parts.filter(part => wanted.parts(part)) : [];
  const rest =
    wanted && parts.length > 0 ? [] : section.parts.filter(part => /^(why|purpose|how)/i.test(part.title));
  const passages = [
    { title: undefined, blocks: section.intro.slice(0, parts.length > 0 ? 1 : 2) },
    ...[...parts, ...rest].map(part => ({ title: part.title, blocks: part.blocks })),
  ];
  return withinLimit(passages);
}

const FORMULA = /formula|calculat|comput|equation|math/i;

const INTENTS: { asks: RegExp; parts: (part: Part) => boolean }[] = [
  {
    asks: FORMULA,
    parts: part => /formula|calculat|example/i.test(part.title),
  },
  { asks: /\b(service|tool|aws|amazon)s?\b/i, parts: part => /^aws |services|tools/i.test(part.title) },
  {
    asks: /\b(types?|kinds?|methods?|options?|ways|steps|techniques?|list|examples? of)\b/i,
    parts: part =>
      part.blocks.some(block => block.kind === 'list') && !/^aws |exam|pitfall/i.test(part.title),
  },
  { asks: /\b(example|for instance)\b/i, parts: part => /example/i.test(part.title) },
  { asks: /\b(exam|trap|mistake|pitfall|confus)/i, parts: part => /exam|pitfall/i.test(part.title) },
];

function withinLimit(passages: readonly Passage[]): Passage[] {
  let left = MOST_CHARACTERS;
  const kept: Passage[] = [];
  for (const passage of passages) {
    const blocks: Block[] = [];
    for (const block of passage.blocks) {
      // The first block is the answer itself: it stays even when it is long.
      if (block.markdown.length > left && (kept.length > 0 || blocks.length > 0)) break;
      blocks.push(block);
      left -= block.markdown.length;
    }
    if (blocks.length > 0) kept.push({ ...passage, blocks });
    if (left <= 0) break;
  }
  return kept;
}
