import { remembered } from '../remembered.ts';
import { listOf, rowsOf } from './fit-passages.ts';
import { type PartKind, partKind } from './part-kind.ts';
import type { Passage } from './passage.ts';
import { termsOf } from './search-terms.ts';
import type { Block, Part, Section } from './section.ts';

const MOST_CLOSE = 2;

/** The paragraphs, lines and rows that say most of what is asked, wherever they stand in the section. */
export function closestBlocks(section: Section, asked: ReadonlySet<string>, wantsNumber = false): Passage[] {
  const units = unitsIn(section);
  const sayers = new Map<string, number>();
  for (const { terms } of units) {
    for (const term of asked) if (terms.has(term)) sayers.set(term, (sayers.get(term) ?? 0) + 1);
  }
  const massOf = (term: string): number => Math.log(1 + units.length / (sayers.get(term) ?? units.length));
  const phraseAsked = asked.size > 1 ? ` ${[...asked].join(' ')} ` : undefined;
  const judged = units
    .flatMap(unit => {
      let mass = 0;
      for (const term of asked)
        if (unit.terms.has(term)) mass += massOf(term) * (unit.marked.has(term) ? 2 : 1);
      const phrase = phraseAsked !== undefined && unit.said.includes(phraseAsked) ? 1 : 0;
      const titled = likeness(unit.part, asked);
      const told = (mass + titled + phrase) * (ASIDE.includes(partKind(unit.part)) ? 0.6 : 1);
      if (told === 0) return [];
      return [{ ...unit, titled, worth: told + (wantsNumber && unit.hasNumber ? 1 : 0) }];
    })
    .toSorted((a, b) => b.worth - a.worth);
  const best = judged[0];
  if (!best) return [];
  const equal = judged.filter(({ of, worth }) => of === best.of && worth > best.worth * 0.9);
  // Where a whole list is about it, or says it again and again, one of its lines would be chance.
  if (best.titled > 0 || equal.length > MOST_CLOSE) return [passageOf(best.part, best.of)];
  const left = new Set([...asked].filter(term => !best.terms.has(term)));
  const about = judged.find(({ part }) => likeness(part, left) > 0);
  const near = judged.filter(({ worth }) => worth > best.worth * 0.7).slice(0, MOST_CLOSE);
  return [
    ...near.map(({ part, block }) => passageOf(part, block)),
    ...(about && !near.includes(about) ? [passageOf(about.part, about.of)] : []),
  ];
}

/** What ends in a colon goes on in the next block. */
function passageOf(part: Part, block: Block): Passage {
  const next = block.markdown.endsWith(':') ? part.blocks[part.blocks.indexOf(block) + 1] : undefined;
  return { title: part.title, blocks: next ? [block, next] : [block] };
}

/** Parts that tell a story or warn: they say many words without being about them. */
const ASIDE: readonly PartKind[] = ['example', 'exam', 'pitfall'];

/** The least that can be shown: a paragraph, a line of a list, a row of a table. */
export interface Unit {
  block: Block;
  /** The block that it is a piece of. */
  of: Block;
  terms: ReadonlySet<string>;
  /** The terms in their order, between blanks. */
  said: string;
  /** Those that stand in bold: they are explained here. */
  marked: ReadonlySet<string>;
  hasNumber: boolean;
}

const unitsIn = remembered((section: Section): (Unit & { part: Part })[] =>
  section.parts.flatMap(part =>
    part.blocks.flatMap(block => unitsOf(block).map(unit => ({ part, ...unit }))),
  ),
);

export const unitsOf = remembered((of: Block): readonly Unit[] => {
  switch (of.kind) {
    case 'list':
      return of.items.map(item => unitOf(of, listOf([item]), item.markdown));
    case 'table':
      return of.rows.map((row, at) => unitOf(of, rowsOf(of, [at]), row.join(' ')));
    default:
      return [unitOf(of, of, of.markdown)];
  }
});

function unitOf(of: Block, block: Block, text: string): Unit {
  const bold = [...text.matchAll(/\*\*([^*]+)\*\*/g)].map(match => match[1] ?? '').join(' ');
  const terms = termsOf(text);
  return {
    block,
    of,
    terms: new Set(terms),
    said: ` ${terms.join(' ')} `,
    marked: new Set(termsOf(bold)),
    hasNumber: /\d/.test(text),
  };
}

/** How many of the asked words a title says. */
export function likeness(titled: Part, asked: ReadonlySet<string>): number {
  return titleTerms(titled).intersection(asked).size;
}

export const titleTerms = remembered(
  ({ title }: { title: string }): ReadonlySet<string> => new Set(termsOf(title)),
);
