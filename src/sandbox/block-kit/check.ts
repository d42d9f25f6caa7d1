import { z } from 'zod';
import { jsonObject } from '../json.ts';
import { blockTypes, type Surface } from './blocks.ts';
import { interactiveElements } from './interactive.ts';
import { limits } from './limits.ts';
import { textLength } from './measure.ts';
import { type Problem, toProblems } from './problems.ts';

export type BlocksCheck =
  | { kind: 'fine'; blocks: unknown[] }
  /** Not even a list of objects: Slack's `invalid_blocks_format`. */
  | { kind: 'not-blocks' }
  | { kind: 'too-long' }
  | { kind: 'invalid'; problems: Problem[] };

/** `at` is where the list stands in what was sent, for the pointers in the problems. */
export function checkBlocks(given: unknown, surface: Surface, at: Problem['path'] = ['blocks']): BlocksCheck {
  const parsed = z.array(jsonObject).safeParse(given);
  if (!parsed.success) return { kind: 'not-blocks' };
  const blocks = parsed.data;
  const problems = [
    ...tooMany(blocks, surface, at),
    ...blocks.flatMap((block, index) => checkBlock(block, surface, [...at, index])),
    ...repeatedIds(blocks, at),
    ...aggregates(blocks, at),
  ];
  if (problems.length > 0) return { kind: 'invalid', problems };
  if (surface === 'message' && textLength(blocks) > limits.textPerMessage) return { kind: 'too-long' };
  return { kind: 'fine', blocks };
}

function checkBlock(block: Record<string, unknown>, surface: Surface, at: Problem['path']): Problem[] {
  const type = block.type;
  if (type === undefined) return [{ text: 'missing required field: type', path: at }];
  const known = typeof type === 'string' && Object.hasOwn(blockTypes, type) ? blockTypes[type] : undefined;
  if (known === undefined || !known.surfaces.includes(surface)) {
    return [{ text: `unsupported type: ${String(type)}`, path: [...at, 'type'] }];
  }
  const result = known.schema.safeParse(block);
  return result.success ? [] : toProblems(result.error, block, at);
}

function tooMany(blocks: readonly unknown[], surface: Surface, at: Problem['path']): Problem[] {
  const max = surface === 'message' ? limits.blocksPerMessage : limits.blocksPerView;
  return blocks.length > max ? [{ text: `no more than ${max} items allowed`, path: at }] : [];
}

function repeatedIds(blocks: readonly Record<string, unknown>[], at: Problem['path']): Problem[] {
  const seen = new Set<unknown>();
  return blocks.flatMap((block, index) => {
    const problems: Problem[] = [];
    const id = block.block_id;
    if (id !== undefined && seen.has(id)) {
      problems.push({ text: `\`block_id\` must be unique: ${String(id)}`, path: [...at, index, 'block_id'] });
    }
    seen.add(id);
    // Blocks inside these have ids of their own.
    const own = block.type === 'carousel' || block.type === 'container' ? [] : [block];
    const actions = interactiveElements(own).map(({ element }) => element.action_id);
    const repeated = actions.find((action, position) => actions.indexOf(action) !== position);
    if (repeated !== undefined) {
      problems.push({ text: `\`action_id\` must be unique: ${repeated}`, path: [...at, index] });
    }
    return problems;
  });
}

/** Limits on several blocks together. */
function aggregates(blocks: readonly Record<string, unknown>[], at: Problem['path']): Problem[] {
  const ofType = (...types: string[]) => blocks.filter(({ type }) => types.includes(String(type)));
  const problems: Problem[] = [];
  const atMost = (count: number, max: number, what: string) => {
    if (count > max) problems.push({ text: `no more than ${max} ${what} allowed`, path: at });
  };
  atMost(ofType('table').length, limits.tablesPerMessage, 'table blocks');
  atMost(ofType('data_visualization').length, limits.chartsPerMessage, 'data_visualization blocks');
  atMost(textLength(ofType('table', 'data_table')), limits.tableCharacters, 'characters in tables');
  atMost(textLength(ofType('markdown')), limits.markdownText, 'characters in markdown blocks');
  const focused = interactiveElements(blocks).filter(({ element }) => element.focus_on_load === true);
  atMost(focused.length, 1, 'elements with `focus_on_load`');
  return problems;
}
