// Finds the elements of blocks that a member can use.
import { z } from 'zod';
import type { JsonObject } from '../json.ts';

export const element = z.looseObject({
  type: z.string(),
  action_id: z.string(),
  text: z.looseObject({ text: z.string() }).optional(),
  value: z.string().optional(),
  options: z.array(z.looseObject({ value: z.string() })).optional(),
  option_groups: z
    .array(z.looseObject({ options: z.array(z.looseObject({ value: z.string() })) }))
    .optional(),
});
export type Element = z.infer<typeof element>;

export interface Interactive {
  blockId: string;
  element: Element;
  /** Set when it stands in an input block. */
  input?: { isOptional: boolean; dispatches: boolean };
}

const node = z.looseObject({
  type: z.string(),
  block_id: z.string().optional(),
  elements: z.array(z.unknown()).optional(),
  actions: z.array(z.unknown()).optional(),
  child_blocks: z.array(z.unknown()).optional(),
  accessory: z.unknown().optional(),
  element: z.unknown().optional(),
  optional: z.boolean().optional(),
  dispatch_action: z.boolean().optional(),
});

/** In the order in which they stand. */
export function interactiveElements(blocks: readonly unknown[]): Interactive[] {
  return blocks.flatMap(given => {
    const block = node.safeParse(given).data;
    if (block === undefined) return [];
    const blockId = block.block_id ?? '';
    const parts = [...(block.elements ?? []), ...(block.actions ?? []), block.accessory];
    const plain = parts.flatMap(part => {
      const parsed = element.safeParse(part);
      return parsed.success ? [{ blockId, element: parsed.data }] : [];
    });
    const parsedInput = element.safeParse(block.element);
    const input = parsedInput.success
      ? [
          {
            blockId,
            element: parsedInput.data,
            input: { isOptional: block.optional === true, dispatches: block.dispatch_action === true },
          },
        ]
      : [];
    const cards = block.type === 'carousel' ? interactiveElements(block.elements ?? []) : [];
    return [...plain, ...input, ...cards, ...interactiveElements(block.child_blocks ?? [])];
  });
}

export function optionsOf(given: Element): JsonObject[] {
  return [...(given.options ?? []), ...(given.option_groups ?? []).flatMap(group => group.options)];
}
