import { unitsOf } from './closest-blocks.ts';
import { listOf, rowsOf } from './fit-passages.ts';
import type { Passage } from './passage.ts';
import { termsOf } from './search-terms.ts';
import type { Block, Part } from './section.ts';

/** Of the lines and rows about services those that do what is asked, best first; all of them when none says so. */
export function closestServices(part: Part, typed: ReadonlySet<string>): Passage {
  const asked = new Set([...typed].filter(term => !SERVICE_WORDS.has(term)));
  const judged = part.blocks.map(block => ({
    block,
    units: unitsOf(block).map(unit => ({
      ...unit,
      worth: [...unit.terms].filter(term => asked.has(term)).length,
    })),
  }));
  const best = Math.max(0, ...judged.flatMap(({ units }) => units.map(({ worth }) => worth)));
  if (best === 0) return { title: part.title, blocks: part.blocks };
  // One word that one line happens to say is no reason to leave out the others.
  const isChance =
    best === 1 && judged.flatMap(({ units }) => units.filter(({ worth }) => worth > 0)).length === 1;
  const least = isChance ? -1 : best;
  const blocks = judged.flatMap(({ block, units }) => {
    const places = [...units.keys()]
      .filter(at => (units[at]?.worth ?? 0) * 2 > least)
      .toSorted((a, b) => (units[b]?.worth ?? 0) - (units[a]?.worth ?? 0));
    return places.length === 0 ? [] : [piecesOf(block, places)];
  });
  return { title: part.title, blocks };
}

const SERVICE_WORDS = new Set(termsOf('service tool feature product'));

function piecesOf(block: Block, places: readonly number[]): Block {
  if (block.kind === 'list')
    return listOf(
      places.flatMap(at => block.items[at] ?? []),
      block.ordered,
    );
  return block.kind === 'table' ? rowsOf(block, places) : block;
}
