/**
 * The everyday part of Markdown, for `markdown` blocks: headings, lists, quotes, fences, tables, rules,
 * bold, italic, strike, code and links. The tree is that of `mrkdwn.js`.
 */
import { isSafeUrl } from './links.js';
import { parsePlain } from './mrkdwn.js';

/** @import { MarkupNode } from './mrkdwn.js' */

const ITEM = /^(\s*)(?:[-*+]|(\d+)[.)])\s+(.*)$/;
const STARTS_BLOCK = /^(?:#{1,6}\s|>|```|\s*(?:[-*+]|\d+[.)])\s|(?:\s*[-*_]){3,}\s*$)/;

/**
 * @param {string} text
 * @returns {MarkupNode[]}
 */
export function parseMarkdown(text) {
  const lines = text.split('\n');
  /** @type {MarkupNode[]} */
  const nodes = [];
  while (lines.length > 0) {
    const [line = ''] = lines;
    const heading = /^(#{1,6})\s+(.*?)\s*#*$/.exec(line);
    if (line.trim() === '') {
      lines.shift();
    } else if (line.startsWith('```')) {
      lines.shift();
      const code = takeWhile(lines, each => !each.startsWith('```'));
      lines.shift();
      nodes.push({ kind: 'pre', children: [{ kind: 'text', text: code.join('\n') }] });
    } else if (heading) {
      lines.shift();
      nodes.push({ kind: 'heading', level: heading[1]?.length ?? 1, children: parseSpans(heading[2] ?? '') });
    } else if (/^\s*([-*_])(?:\s*\1){2,}\s*$/.test(line)) {
      lines.shift();
      nodes.push({ kind: 'rule' });
    } else if (line.startsWith('>')) {
      const quoted = takeWhile(lines, each => each.startsWith('>')).map(each => each.replace(/^>\s?/, ''));
      nodes.push({ kind: 'quote', children: parseMarkdown(quoted.join('\n')) });
    } else if (ITEM.test(line)) {
      nodes.push(takeList(lines));
    } else if (line.includes('|') && /^[\s|:-]+$/.test(lines[1] ?? '') && lines[1]?.includes('-')) {
      const rows = takeWhile(lines, each => each.includes('|'));
      rows.splice(1, 1);
      nodes.push({ kind: 'table', rows: rows.map(row => cellsOf(row).map(parseSpans)) });
    } else {
      const first = lines.shift() ?? '';
      const rest = takeWhile(lines, each => each.trim() !== '' && !STARTS_BLOCK.test(each));
      nodes.push({ kind: 'paragraph', children: parseSpans([first, ...rest].join('\n')) });
    }
  }
  return nodes;
}

/**
 * Takes one list with the lists inside it from the lines.
 * @param {string[]} lines
 * @returns {MarkupNode}
 */
function takeList(lines) {
  const first = ITEM.exec(lines[0] ?? '');
  const indent = first?.[1]?.length ?? 0;
  const ordered = first?.[2] !== undefined;
  /** @type {MarkupNode[][]} */
  const items = [];
  while (lines.length > 0) {
    const match = ITEM.exec(lines[0] ?? '');
    const depth = match?.[1]?.length ?? 0;
    if (!match || depth < indent || (depth < indent + 2 && (match[2] !== undefined) !== ordered)) break;
    if (depth >= indent + 2 && items.length > 0) {
      items.at(-1)?.push(takeList(lines));
    } else {
      lines.shift();
      items.push(parseSpans(match[3] ?? ''));
    }
  }
  return { kind: 'list', ordered, start: Number(first?.[2] ?? 1), items };
}

/**
 * @param {string} text
 * @returns {MarkupNode[]}
 */
function parseSpans(text) {
  const span =
    /\\([\\`*_~[\]()#>|.!-])|(`+)(.+?)\2(?!`)|!?\[([^\]\n]*)\]\(([^\s()]+)\)|<(https?:[^<>\s]+)>|(\*\*|__)(?=\S)(.+?)(?<=\S)\7|~~(?=\S)(.+?)(?<=\S)~~|\*(?=[^\s*])(.+?)(?<=[^\s*])\*|(?<![\p{L}\p{N}])_(?=\S)(.+?)(?<=\S)_(?![\p{L}\p{N}])/u;
  /** @type {MarkupNode[]} */
  const nodes = [];
  let rest = text;
  for (let match = span.exec(rest); match; match = span.exec(rest)) {
    const [whole, escaped, , code, label, target, address, , bold, strike, star, underscore] = match;
    nodes.push(...parsePlain(rest.slice(0, match.index)));
    rest = rest.slice(match.index + whole.length);
    const url = target ?? address;
    const italic = star ?? underscore;
    if (escaped !== undefined) nodes.push({ kind: 'text', text: escaped });
    else if (code !== undefined) nodes.push({ kind: 'code', children: [{ kind: 'text', text: code }] });
    else if (bold !== undefined) nodes.push({ kind: 'bold', children: parseSpans(bold) });
    else if (strike !== undefined) nodes.push({ kind: 'strike', children: parseSpans(strike) });
    else if (italic !== undefined) nodes.push({ kind: 'italic', children: parseSpans(italic) });
    else if (url !== undefined && isSafeUrl(url)) {
      nodes.push({ kind: 'link', url, children: parseSpans(label || url) });
    } else nodes.push({ kind: 'text', text: label || whole });
  }
  nodes.push(...parsePlain(rest));
  return nodes;
}

/** @param {string} row */
function cellsOf(row) {
  return row
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|')
    .map(cell => cell.trim());
}

/**
 * @param {string[]} lines
 * @param {(line: string) => boolean} test
 */
function takeWhile(lines, test) {
  const end = lines.findIndex(line => !test(line));
  return lines.splice(0, end < 0 ? lines.length : end);
}
