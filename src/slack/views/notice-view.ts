import type { ModalView } from '@slack/types';
import { section } from '../blocks.ts';
import { LIMITS } from '../limits.ts';
import { type Markup, shorten } from '../text.ts';

/** A modal that says something and can be closed. */
export function noticeView(title: string, said: readonly Markup[]): ModalView {
  return {
    type: 'modal',
    title: { type: 'plain_text', text: shorten(title, LIMITS.modalTitle) },
    close: { type: 'plain_text', text: 'Close' },
    blocks: said.map(section),
  };
}
