import type { Passage } from './passage.ts';
import { termsOf } from './search-terms.ts';
import type { Block, Item, Section } from './section.ts';

/** More would be the list itself. */
const MOST_ITEMS = 4;

/**
 * The lines of a section about the things that a question names, as one list; undefined when it names none of them.
 * The section's own title is no such thing, and neither is a name that a longer one of the question contains.
 */
export function namedItems(section: Section, question: string): Passage | undefined {
  const asked = new Set(termsOf(question));
  const title = termsOf(section.title).join(' ');
  const found = section.parts
    .flatMap(part => part.blocks)
    .flatMap(block => (block.kind === 'list' ? block.items : []))
    .map(item => ({ item, terms: termsOf(item.name ?? '') }))
    .filter(({ terms }) => terms.length > 0 && terms.join(' ') !== title)
    .filter(({ terms }) => terms.every(term => asked.has(term)));
  const longest = found.filter(
    ({ terms }) =>
      !found.some(
        other => other.terms.length > terms.length && terms.every(term => other.terms.includes(term)),
      ),
  );
  const items = longest.slice(0, MOST_ITEMS).map(({ item }) => item);
  return items.length > 0 ? { title: undefined, blocks: [listOf(items)] } : undefined;
}

function listOf(items: Item[]): Block {
  return {
    kind: 'list',
    ordered: false,
    items,
    markdown: items.map(({ markdown }) => `- ${markdown}`).join('\n'),
    line: items[0]?.line ?? 1,
  };
}
