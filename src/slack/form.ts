import type { InputBlock, PlainTextOption } from '@slack/types';

/** An input of a modal, with one id for block and action. */
export function input(
  id: string,
  label: string,
  element: InputBlock['element'],
  extra: { optional?: boolean; hint?: string } = {},
): InputBlock {
  return {
    type: 'input',
    block_id: id,
    label: { type: 'plain_text', text: label },
    element,
    ...(extra.optional && { optional: true }),
    ...(extra.hint && { hint: { type: 'plain_text', text: extra.hint } }),
  };
}

export function option(text: string, value: string): PlainTextOption & { value: string } {
  return { text: { type: 'plain_text', text }, value };
}
