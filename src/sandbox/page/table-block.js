/** A `table` block. Slack sets the first row as the head. */
import { el } from './dom.js';
import { drawRichText } from './rich-text.js';

/** @import { RawNumberElement, RawTextElement, RichTextBlock, TableBlock } from '@slack/types' */
/** @import { Names } from './nodes.js' */

/**
 * @param {TableBlock} block
 * @param {Names} names
 */
export function drawTableBlock(block, names) {
  const [head = [], ...body] = block.rows;
  /** @param {number} column */
  const cellClass = column => {
    const { align = 'left', is_wrapped: wraps = false } = block.column_settings?.[column] ?? {};
    return `align-${align}${wraps ? ' wraps' : ''}`;
  };
  return el(
    'div',
    { class: 'table-scroll', tabindex: 0, role: 'group', 'aria-label': 'Table' },
    el(
      'table',
      {},
      el(
        'thead',
        {},
        el(
          'tr',
          {},
          ...head.map((cell, at) => el('th', { scope: 'col', class: cellClass(at) }, drawCell(cell, names))),
        ),
      ),
      el(
        'tbody',
        {},
        ...body.map(row =>
          el('tr', {}, ...row.map((cell, at) => el('td', { class: cellClass(at) }, drawCell(cell, names)))),
        ),
      ),
    ),
  );
}

/**
 * @param {RawTextElement | RawNumberElement | RichTextBlock} cell
 * @param {Names} names
 */
function drawCell(cell, names) {
  if (cell.type === 'rich_text') return drawRichText(cell, names);
  return cell.text ?? String('value' in cell ? cell.value : '');
}
