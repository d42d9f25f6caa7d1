// Gives every block and every element the id that Slack makes up when the app sent none.
import type { KnownBlock } from '@slack/types';
import { randomId } from '../ids.ts';
import { type JsonObject, jsonObject } from '../json.ts';

const withoutAction = new Set(['image', 'plain_text', 'mrkdwn']);

/** The blocks must have passed `checkBlocks`. */
export function withIds(blocks: readonly unknown[]): KnownBlock[] {
  // The one place where checked JSON becomes typed blocks.
  return blocks.map(block => blockWithIds(jsonObject.parse(block))) as unknown as KnownBlock[];
}

function blockWithIds(block: JsonObject): JsonObject {
  const named: JsonObject = { ...block, block_id: block.block_id ?? randomId('', 5) };
  switch (block.type) {
    case 'actions':
    case 'context_actions':
      return { ...named, elements: each(block.elements, elementWithId) };
    case 'card':
      return block.actions === undefined ? named : { ...named, actions: each(block.actions, elementWithId) };
    case 'carousel':
      return { ...named, elements: each(block.elements, blockWithIds) };
    case 'container':
      return { ...named, child_blocks: each(block.child_blocks, blockWithIds) };
    case 'input':
      return { ...named, element: elementWithId(jsonObject.parse(block.element)) };
    case 'section':
      return block.accessory === undefined
        ? named
        : { ...named, accessory: elementWithId(jsonObject.parse(block.accessory)) };
    default:
      return named;
  }
}

function elementWithId(element: JsonObject): JsonObject {
  if (withoutAction.has(String(element.type))) return element;
  return { ...element, action_id: element.action_id ?? randomId('', 5) };
}

function each(list: unknown, change: (item: JsonObject) => JsonObject): JsonObject[] {
  return jsonObject.array().parse(list).map(change);
}
