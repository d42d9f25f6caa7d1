import type { Passage } from './passage.ts';
import type { Block, Item } from './section.ts';

/** Enough to answer, little enough to read on a phone. */
export const MOST_CHARACTERS = 900;

/**
 * Cuts passages to what an answer may hold. Lists and tables end early, at an item or a row; a block that cannot be
 * cut is left out, with what would follow it. Of the very first block at least one item stays.
 */
export function fitPassages(passages: readonly Passage[], limit = MOST_CHARACTERS): Passage[] {
  let left = limit;
  const kept: Passage[] = [];
  for (const passage of passages) {
    const blocks: Block[] = [];
    let isCut = false;
    for (const block of passage.blocks) {
      const fitted = fitBlock(block, left, kept.length === 0 && blocks.length === 0);
      if (fitted) {
        blocks.push(fitted);
        left -= fitted.markdown.length;
      }
      isCut = fitted !== block;
      if (isCut) break;
    }
    if (blocks.length > 0) kept.push({ ...passage, blocks });
  }
  return kept;
}

function fitBlock(block: Block, left: number, isFirst: boolean): Block | undefined {
  if (block.markdown.length <= left) return block;
  if (block.kind === 'list') {
    const items = shortest(block.items.length, isFirst, count => {
      const list = listOf(block.items.slice(0, count), block.ordered);
      return list.markdown.length <= left ? list : undefined;
    });
    return items ?? (isFirst ? listOf(block.items.slice(0, 1), block.ordered) : undefined);
  }
  if (block.kind === 'table') {
    return shortest(block.rows.length, isFirst, count => {
      const table = rowsOf(block, [...block.rows.keys()].slice(0, count));
      return table.markdown.length <= left ? table : undefined;
    });
  }
  return isFirst && block.kind === 'paragraph' ? block : undefined;
}

/** The most items that fit; a list of one out of many says too little to stand behind something else. */
function shortest(
  count: number,
  isFirst: boolean,
  of: (count: number) => Block | undefined,
): Block | undefined {
  for (let tried = count - 1; tried >= (isFirst ? 1 : 2); tried--) {
    const fitted = of(tried);
    if (fitted) return fitted;
  }
  return undefined;
}

/** A list of its own from some items of another one. */
export function listOf(items: readonly Item[], ordered = false): Block {
  const markdown = items
    .map((item, at) => {
      const below = item.items.map(other => `\n   - ${other.markdown}`).join('');
      return `${ordered ? `${at + 1}.` : '-'} ${item.markdown}${below}`;
    })
    .join('\n');
  return { kind: 'list', ordered, items: [...items], markdown, line: items[0]?.line ?? 1 };
}

/** A table of its own from some rows of another one, by their places. */
export function rowsOf(table: Extract<Block, { kind: 'table' }>, places: readonly number[]): Block {
  const [header = '', rule = '', ...rows] = table.markdown.split('\n');
  return {
    ...table,
    rows: places.map(at => table.rows[at] ?? []),
    markdown: [header, rule, ...places.map(at => rows[at] ?? '')].join('\n'),
  };
}
