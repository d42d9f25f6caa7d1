/** `rich_text` blocks: their inline elements become the tree of `mrkdwn.js`, their four containers nodes. */
import { el } from './dom.js';
import { drawNodes } from './nodes.js';

/** @import { RichTextBlock, RichTextBlockElement, RichTextElement } from '@slack/types' */
/** @import { MarkupNode } from './mrkdwn.js' */
/** @import { Names } from './nodes.js' */

/**
 * @param {RichTextBlock} block
 * @param {Names} names
 */
export function drawRichText(block, names) {
  return el('div', { class: 'text rich-text' }, ...block.elements.map(element => drawPart(element, names)));
}

/**
 * @param {RichTextBlockElement} part
 * @param {Names} names
 */
function drawPart(part, names) {
  switch (part.type) {
    case 'rich_text_section':
      return el('div', {}, drawNodes(nodesOf(part.elements), names));
    case 'rich_text_quote':
      return el('blockquote', {}, drawNodes(nodesOf(part.elements), names));
    case 'rich_text_preformatted':
      return el('pre', { tabindex: 0 }, el('code', {}, drawNodes(nodesOf(part.elements), names)));
    case 'rich_text_list': {
      const { offset } = /** @type {{ offset?: number }} */ (part);
      const items = part.elements.map(item => el('li', {}, drawNodes(nodesOf(item.elements), names)));
      const attributes = { class: `indent-${Math.min(part.indent ?? 0, 8)}`, start: offset && offset + 1 };
      return part.style === 'ordered' ? el('ol', attributes, ...items) : el('ul', attributes, ...items);
    }
  }
}

/**
 * @param {RichTextElement[]} elements
 * @returns {MarkupNode[]}
 */
export function nodesOf(elements) {
  return elements.map(element => styled(nodeOf(element), element.style));
}

/**
 * @param {RichTextElement} element
 * @returns {MarkupNode}
 */
function nodeOf(element) {
  switch (element.type) {
    case 'text':
      return { kind: 'text', text: element.text };
    case 'link':
      return {
        kind: 'link',
        url: element.url,
        children: [{ kind: 'text', text: element.text ?? element.url }],
      };
    case 'user':
      return { kind: 'user', id: element.user_id, label: undefined };
    case 'channel':
      return { kind: 'channel', id: element.channel_id, label: undefined };
    case 'usergroup':
      return { kind: 'usergroup', id: element.usergroup_id, label: undefined };
    case 'team':
      return { kind: 'text', text: element.team_id };
    case 'broadcast':
      return { kind: 'broadcast', range: element.range };
    case 'emoji':
      return { kind: 'emoji', name: element.name };
    case 'color':
      return { kind: 'color', value: element.value };
    case 'date':
      return {
        kind: 'date',
        seconds: element.timestamp,
        pattern: element.format,
        url: element.url,
        fallback: element.fallback ?? '',
      };
  }
}

/**
 * @param {MarkupNode} node
 * @param {RichTextElement['style']} style
 * @returns {MarkupNode}
 */
function styled(node, style) {
  const kinds = /** @type {const} */ (['bold', 'italic', 'strike', 'code']);
  return kinds.reduce(
    (inner, kind) => (style?.[kind] ? /** @type {MarkupNode} */ ({ kind, children: [inner] }) : inner),
    node,
  );
}
