/**
 * Slack's own markup, as text → tree. Nothing here knows the page: `nodes.js` draws the tree.
 * https://docs.slack.dev/messaging/formatting-message-text
 */
import { isEmoji } from './emoji.js';
import { isSafeUrl } from './links.js';

/**
 * @typedef {{ kind: 'text', text: string }
 *   | { kind: 'bold' | 'italic' | 'strike' | 'underline' | 'code' | 'quote', children: MarkupNode[] }
 *   | { kind: 'pre', children: MarkupNode[] }
 *   | { kind: 'link', url: string, children: MarkupNode[] }
 *   | { kind: 'user' | 'channel' | 'usergroup', id: string, label: string | undefined }
 *   | { kind: 'broadcast', range: string }
 *   | { kind: 'date', seconds: number, pattern: string, url: string | undefined, fallback: string }
 *   | { kind: 'emoji', name: string }
 *   | { kind: 'color', value: string }
 *   | { kind: 'paragraph', children: MarkupNode[] }
 *   | { kind: 'heading', level: number, children: MarkupNode[] }
 *   | { kind: 'list', ordered: boolean, start: number, items: MarkupNode[][] }
 *   | { kind: 'rule' }
 *   | { kind: 'table', rows: MarkupNode[][][] }} MarkupNode
 */

/** @typedef {{ styles: boolean, links: boolean }} Rules What besides `<…>` has a meaning. */

/** @type {Record<string, 'bold' | 'italic' | 'strike'>} */
const STYLES = { '*': 'bold', _: 'italic', '~': 'strike' };

const WORD = /[\p{L}\p{N}]/u;

/**
 * @param {string} text
 * @param {{ verbatim?: boolean | undefined }} [options] With `verbatim` bare addresses stay text.
 * @returns {MarkupNode[]}
 */
export function parseMrkdwn(text, { verbatim = false } = {}) {
  const rules = { styles: true, links: !verbatim };
  /** @type {MarkupNode[]} */
  const nodes = [];
  let end = 0;
  for (const match of text.matchAll(/```\n?([\s\S]*?[^`])\n?```/g)) {
    nodes.push(...parseLines(text.slice(end, match.index).replace(/\n$/, ''), rules));
    nodes.push({ kind: 'pre', children: parseInline(match[1] ?? '', { styles: false, links: false }) });
    end = match.index + match[0].length;
    if (text[end] === '\n') end += 1;
  }
  nodes.push(...parseLines(text.slice(end), rules));
  return nodes;
}

/**
 * A `plain_text` object: only emoji names mean something.
 * @param {string} text
 * @param {{ emoji?: boolean | undefined }} [options]
 * @returns {MarkupNode[]}
 */
export function parsePlain(text, { emoji = true } = {}) {
  /** @type {MarkupNode[]} */
  const nodes = [];
  let end = 0;
  for (const match of emoji ? text.matchAll(/:([a-z0-9_+'-]+):/g) : []) {
    if (!isEmoji(match[1] ?? '')) continue;
    pushText(nodes, text.slice(end, match.index));
    nodes.push({ kind: 'emoji', name: match[1] ?? '' });
    end = match.index + match[0].length;
  }
  pushText(nodes, text.slice(end));
  return nodes;
}

/**
 * The words without their markup, for announcements.
 * @param {MarkupNode[]} nodes
 * @param {(node: MarkupNode) => string | undefined} [nameOf] What a mention is called.
 * @returns {string}
 */
export function wordsOf(nodes, nameOf = () => undefined) {
  return nodes
    .map(node => {
      const name = nameOf(node);
      if (name !== undefined) return name;
      if ('text' in node) return node.text;
      if ('children' in node) return wordsOf(node.children, nameOf);
      if (node.kind === 'emoji') return `:${node.name}:`;
      return 'fallback' in node ? node.fallback : '';
    })
    .join('');
}

/**
 * Slack's three entities, once: `&amp;lt;` becomes `&lt;`.
 * @param {string} text
 */
export function unescapeEntities(text) {
  return text.replace(
    /&(amp|lt|gt);/g,
    (_, name) => ({ amp: '&', lt: '<', gt: '>' })[/** @type {'amp'} */ (name)],
  );
}

/**
 * @param {string} text
 * @param {Rules} rules
 * @returns {MarkupNode[]}
 */
function parseLines(text, rules) {
  if (text === '') return [];
  /** @type {MarkupNode[]} */
  const nodes = [];
  /** @type {{ quoted: boolean, lines: string[] }[]} */
  const runs = [];
  const lines = text.split('\n');
  for (const [at, line] of lines.entries()) {
    const endless = /^(?:>>>|(?:&gt;){3})[ ]?/.exec(line);
    if (endless) {
      runs.push({ quoted: true, lines: [line.slice(endless[0].length), ...lines.slice(at + 1)] });
      break;
    }
    const mark = /^(?:>|&gt;)[ ]?/.exec(line);
    const last = runs.at(-1);
    const content = mark ? line.slice(mark[0].length) : line;
    if (last && last.quoted === Boolean(mark)) last.lines.push(content);
    else runs.push({ quoted: Boolean(mark), lines: [content] });
  }
  for (const run of runs) {
    const children = parseInline(run.lines.join('\n'), rules);
    if (run.quoted) nodes.push({ kind: 'quote', children });
    else nodes.push(...children);
  }
  return nodes;
}

/**
 * @param {string} text
 * @param {Rules} rules
 * @returns {MarkupNode[]}
 */
function parseInline(text, rules) {
  /** @type {MarkupNode[]} */
  const nodes = [];
  let plain = '';
  let at = 0;
  while (at < text.length) {
    const found = nodeAt(text, at, rules);
    if (found) {
      pushText(nodes, unescapeEntities(plain));
      plain = '';
      nodes.push(found.node);
      at = found.end;
    } else {
      plain += text[at];
      at += 1;
    }
  }
  pushText(nodes, unescapeEntities(plain));
  return nodes;
}

/**
 * @param {string} text
 * @param {number} at
 * @param {Rules} rules
 * @returns {{ node: MarkupNode, end: number } | undefined}
 */
function nodeAt(text, at, rules) {
  const mark = text[at] ?? '';
  if (mark === '<') return angleAt(text, at);
  if (!rules.styles) return undefined;
  if (mark === ':') return emojiAt(text, at);
  if (mark === 'h' && rules.links) return addressAt(text, at);
  const style = STYLES[mark];
  if (!style && mark !== '`') return undefined;
  const end = closingMark(text, at, mark);
  if (end === undefined) return undefined;
  const inner = text.slice(at + 1, end);
  if (style) return { node: { kind: style, children: parseInline(inner, rules) }, end: end + 1 };
  const children = parseInline(inner, { styles: false, links: false });
  return { node: { kind: 'code', children }, end: end + 1 };
}

/**
 * The place of the mark that ends a styled run, if one begins here: no letter touches the marks from
 * outside, no space from inside, and a run stays on its line.
 * @param {string} text
 * @param {number} at
 * @param {string} mark
 */
function closingMark(text, at, mark) {
  const next = text[at + 1];
  if (WORD.test(text[at - 1] ?? '') || next === undefined || /\s/.test(next) || next === mark)
    return undefined;
  for (let end = at + 2; end < text.length; end += 1) {
    const char = text[end];
    if (char === '\n') return undefined;
    if (char === '<' && mark !== '`') {
      end = Math.max(end, text.indexOf('>', end));
    } else if (char === '`' && mark !== '`') {
      end = closingMark(text, end, '`') ?? end;
    } else if (char === mark && !/\s/.test(text[end - 1] ?? '') && !WORD.test(text[end + 1] ?? '')) {
      return end;
    }
  }
  return undefined;
}

/**
 * `<url|label>`, `<@U1>`, `<#C1>`, `<!here>`, `<!date^…>`. Anything else in angle brackets stays text.
 * @param {string} text
 * @param {number} at
 * @returns {{ node: MarkupNode, end: number } | undefined}
 */
function angleAt(text, at) {
  const match = /^<([^<>\n]+)>/.exec(text.slice(at));
  if (!match) return undefined;
  const node = angleNode(match[1] ?? '');
  return node && { node, end: at + match[0].length };
}

/**
 * @param {string} content
 * @returns {MarkupNode | undefined}
 */
function angleNode(content) {
  const bar = content.indexOf('|');
  const target = bar < 0 ? content : content.slice(0, bar);
  const label = bar < 0 ? undefined : unescapeEntities(content.slice(bar + 1));
  if (/^@[UW]\w+$/.test(target)) return { kind: 'user', id: target.slice(1), label };
  if (/^#[CGD]\w+$/.test(target)) return { kind: 'channel', id: target.slice(1), label };
  if (/^!(here|channel|everyone)$/.test(target)) return { kind: 'broadcast', range: target.slice(1) };
  if (/^!subteam\^\w+$/.test(target)) return { kind: 'usergroup', id: target.slice(9), label };
  const date = /^!date\^(\d+)\^([^^]+)(?:\^(.+))?$/.exec(target);
  if (date) {
    return {
      kind: 'date',
      seconds: Number(date[1]),
      pattern: unescapeEntities(date[2] ?? ''),
      url: date[3] === undefined ? undefined : unescapeEntities(date[3]),
      fallback: label ?? '',
    };
  }
  const url = unescapeEntities(target);
  if (!isSafeUrl(url)) return undefined;
  return { kind: 'link', url, children: parsePlain(label || url.replace(/^mailto:/, '')) };
}

/**
 * @param {string} text
 * @param {number} at
 * @returns {{ node: MarkupNode, end: number } | undefined}
 */
function emojiAt(text, at) {
  const match = /^:([a-z0-9_+'-]+):(?::skin-tone-[2-6]:)?/.exec(text.slice(at, at + 60));
  if (!match || !isEmoji(match[1] ?? '')) return undefined;
  return { node: { kind: 'emoji', name: match[1] ?? '' }, end: at + match[0].length };
}

/**
 * A bare address, without the punctuation that ends a sentence.
 * @param {string} text
 * @param {number} at
 * @returns {{ node: MarkupNode, end: number } | undefined}
 */
function addressAt(text, at) {
  if (WORD.test(text[at - 1] ?? '')) return undefined;
  const match = /^https?:\/\/[^\s<>|`]+/.exec(text.slice(at));
  const found = match?.[0].replace(/(?:&gt;|&lt;).*$/, '').replace(/[.,;:!?)\]}'"*_~]+$/, '');
  const url = found && unescapeEntities(found);
  if (!url || !isSafeUrl(url)) return undefined;
  return { node: { kind: 'link', url, children: [{ kind: 'text', text: url }] }, end: at + found.length };
}

/**
 * @param {MarkupNode[]} nodes
 * @param {string} text
 */
function pushText(nodes, text) {
  if (text !== '') nodes.push({ kind: 'text', text });
}
