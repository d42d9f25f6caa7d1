// Finds the button or menu that a test means, in what a member sees.
import { type Interactive, interactiveElements } from '../block-kit/interactive.ts';

export interface ElementQuery {
  actionId?: string;
  blockId?: string;
  /** A button's value. */
  value?: string;
  /** A button's label. */
  text?: string;
}

/** Exactly one element must fit. */
export function getElement(blocks: readonly unknown[], query: ElementQuery): Interactive {
  const all = interactiveElements(blocks);
  const fitting = all.filter(({ blockId, element }) => {
    const { actionId, blockId: wantedBlock, value, text } = query;
    return (
      (actionId === undefined || element.action_id === actionId) &&
      (wantedBlock === undefined || blockId === wantedBlock) &&
      (value === undefined || element.value === value) &&
      (text === undefined || element.text?.text === text)
    );
  });
  const [only] = fitting;
  if (only !== undefined && fitting.length === 1) return only;
  const offered = all.map(({ element }) => describe(element)).join(', ') || 'nothing to use';
  throw new Error(`${fitting.length} elements fit ${JSON.stringify(query)}; there are: ${offered}`);
}

function describe(element: Interactive['element']): string {
  const label = element.text === undefined ? '' : ` “${element.text.text}”`;
  return `${element.type} ${element.action_id}${label}${element.value === undefined ? '' : ` = ${element.value}`}`;
}
