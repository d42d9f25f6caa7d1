/** Draws the tree that `mrkdwn.js`, `markdown.js` and `rich-text.js` make. */
import { formatAddress } from './address.js';
import { slackDateText } from './dates.js';
import { append, el } from './dom.js';
import { emojiText } from './emoji.js';
import { isSafeUrl } from './links.js';

/** @import { PageChannel, PageMember } from '../page-protocol.ts' */
/** @import { MarkupNode } from './mrkdwn.js' */

/**
 * What mentions and dates need to know; every `Scene` is one.
 * @typedef {object} Names
 * @property {string} you
 * @property {string} tz
 * @property {number} now
 * @property {ReadonlyMap<string, PageMember>} members
 * @property {ReadonlyMap<string, PageChannel>} channels
 */

/** @type {Names} For texts without mentions. */
export const noNames = { you: '', tz: 'UTC', now: 0, members: new Map(), channels: new Map() };

/**
 * @param {MarkupNode[]} nodes
 * @param {Names} names
 * @returns {DocumentFragment}
 */
export function drawNodes(nodes, names) {
  const fragment = document.createDocumentFragment();
  append(
    fragment,
    nodes.map(node => drawNode(node, names)),
  );
  return fragment;
}

/**
 * What a mention reads as, for announcements.
 * @param {MarkupNode} node
 * @param {Names} names
 */
export function nameOfNode(node, names) {
  if (node.kind === 'user') return `@${names.members.get(node.id)?.realName ?? node.label ?? node.id}`;
  if (node.kind === 'channel') return `#${names.channels.get(node.id)?.name ?? node.label ?? node.id}`;
  if (node.kind === 'usergroup') return `@${(node.label ?? node.id).replace(/^@/, '')}`;
  if (node.kind === 'broadcast') return `@${node.range}`;
  return node.kind === 'emoji' ? emojiText(node.name) : undefined;
}

/** @type {Record<'bold' | 'italic' | 'strike' | 'underline' | 'code' | 'quote' | 'paragraph', keyof HTMLElementTagNameMap>} */
const TAGS = {
  bold: 'strong',
  italic: 'em',
  strike: 's',
  underline: 'u',
  code: 'code',
  quote: 'blockquote',
  paragraph: 'p',
};

/**
 * @param {MarkupNode} node
 * @param {Names} names
 * @returns {Node}
 */
function drawNode(node, names) {
  switch (node.kind) {
    case 'text':
      return document.createTextNode(node.text);
    case 'emoji':
      return el('span', { class: 'emoji', title: `:${node.name}:` }, emojiText(node.name));
    case 'pre':
      return el('pre', { tabindex: 0 }, el('code', {}, drawNodes(node.children, names)));
    case 'link':
      return drawLink(node.url, drawNodes(node.children, names));
    case 'user':
      return el(
        'span',
        { class: node.id === names.you ? 'mention mention-you' : 'mention' },
        nameOfNode(node, names) ?? '',
      );
    case 'channel':
      return drawChannel(node.id, nameOfNode(node, names) ?? '', names);
    case 'broadcast':
      return el('span', { class: 'mention mention-you' }, `@${node.range}`);
    case 'usergroup':
      return el('span', { class: 'mention' }, nameOfNode(node, names) ?? '');
    case 'date':
      return drawDate(node, names);
    case 'color':
      return drawColor(node.value);
    case 'heading':
      return el(
        'p',
        { class: 'heading', role: 'heading', 'aria-level': Math.min(node.level + 2, 6) },
        drawNodes(node.children, names),
      );
    case 'list':
      return drawList(node, names);
    case 'rule':
      return el('hr');
    case 'table':
      return drawTable(node.rows, names);
    default:
      return el(TAGS[node.kind], {}, drawNodes(node.children, names));
  }
}

/**
 * @param {string} url
 * @param {Node} content
 */
function drawLink(url, content) {
  if (!isSafeUrl(url)) return el('span', {}, content);
  return el('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, content);
}

/**
 * @param {string} id
 * @param {string} name
 * @param {Names} names
 */
function drawChannel(id, name, { you, channels }) {
  if (!channels.has(id)) return el('span', { class: 'mention' }, name);
  return el('a', { class: 'mention', href: formatAddress({ member: you, channel: id }) }, name);
}

/**
 * @param {MarkupNode & { kind: 'date' }} node
 * @param {Names} names
 */
function drawDate({ seconds, pattern, url, fallback }, names) {
  const instant = seconds * 1000;
  const known = Math.abs(instant) <= 8.64e15;
  const words = known ? slackDateText(pattern, instant, names) : fallback;
  const time = el('time', { datetime: known && new Date(instant).toISOString() }, words);
  return url === undefined ? time : drawLink(url, time);
}

/** @param {string} value A colour as `#rrggbb`. */
function drawColor(value) {
  const swatch = el('span', { class: 'swatch', 'aria-hidden': 'true' });
  swatch.style.setProperty('--swatch', /^#[0-9a-f]{6}$/i.test(value) ? value : 'transparent');
  return el('span', {}, swatch, value);
}

/**
 * @param {MarkupNode & { kind: 'list' }} node
 * @param {Names} names
 */
function drawList({ ordered, start, items }, names) {
  const children = items.map(item => el('li', {}, drawNodes(item, names)));
  return ordered
    ? el('ol', { start: start === 1 ? undefined : start }, ...children)
    : el('ul', {}, ...children);
}

/**
 * @param {MarkupNode[][][]} rows
 * @param {Names} names
 */
function drawTable([head, ...body], names) {
  return el(
    'div',
    { class: 'table-scroll', tabindex: 0, role: 'group', 'aria-label': 'Table' },
    el(
      'table',
      {},
      el(
        'thead',
        {},
        el('tr', {}, ...(head ?? []).map(cell => el('th', { scope: 'col' }, drawNodes(cell, names)))),
      ),
      el(
        'tbody',
        {},
        ...body.map(row => el('tr', {}, ...row.map(cell => el('td', {}, drawNodes(cell, names))))),
      ),
    ),
  );
}
