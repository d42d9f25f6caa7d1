import type { KnownBlock, ModalView } from '@slack/types';
import { type Message, section } from '../blocks.ts';
import { LIMITS } from '../limits.ts';
import { mrkdwn } from '../text.ts';

/** Blocks that a message and a modal both take; charts and tables stand in messages only. */
const TYPES: readonly KnownBlock['type'][] = [
  'actions',
  'context',
  'divider',
  'header',
  'image',
  'rich_text',
  'section',
];

/** A private message as a modal, for where there is no message to answer with: on the Home tab. */
export function messageView({ text, blocks }: Message): ModalView {
  const shown = blocks.filter(block => TYPES.includes(block.type)).slice(0, LIMITS.viewBlocks);
  return {
    type: 'modal',
    title: { type: 'plain_text', text: 'AIF Study' },
    close: { type: 'plain_text', text: 'Close' },
    blocks: shown.length > 0 ? shown : [section(mrkdwn`${text}`)],
  };
}
