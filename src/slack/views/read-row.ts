import type { ActionsBlock } from '@slack/types';
import { actions } from '../blocks.ts';
import { button } from '../button.ts';
import { readButton } from '../buttons.ts';

/** A row with the button that opens a section; no row when the guide does not have the section any more. */
export function readRow(sectionId: string, title: string | undefined): ActionsBlock[] {
  if (title === undefined) return [];
  const look = { text: `Read: ${title}`, label: `Read the section ${title}` };
  return [actions(button(readButton, { section: sectionId }, look))];
}
