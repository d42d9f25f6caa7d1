import type { Node, Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';

/** @throws RangeError when the text is nested too deeply. */
export function parseMarkdown(text: string): Root {
  return fromMarkdown(text, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] });
}

/** The words of a node without any marks, on one line. */
export function plainText(node: Nodes | readonly Nodes[]): string {
  const nodes = 'type' in node ? [node] : node;
  return nodes.map(rawText).join('').replace(/\s+/g, ' ').trim();
}

function rawText(node: Nodes): string {
  if (node.type === 'break') return ' ';
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map(rawText).join('') : '';
}

export function lineOf(node: Node): number {
  return node.position?.start.line ?? 1;
}

/** The piece of the text from one node to another, both included. */
export function sourceOf(text: string, first: Node | undefined, last = first): string {
  return text.slice(startOf(first), endOf(last));
}

export function startOf(node: Node | undefined): number {
  return node?.position?.start.offset ?? 0;
}

export function endOf(node: Node | undefined): number {
  return node?.position?.end.offset ?? 0;
}
