import type { List, ListItem, Paragraph, RootContent, Table } from 'mdast';
import { lineOf, plainText, sourceOf } from './markdown.ts';
import type { Block, Item } from './section.ts';

/** What the app can show of some Markdown; kinds that it cannot show are reported elsewhere. */
export function blocksOf(nodes: readonly RootContent[], text: string): Block[] {
  return nodes.flatMap(node => {
    const common = { markdown: sourceOf(text, node), line: lineOf(node) };
    switch (node.type) {
      case 'paragraph':
        return { kind: 'paragraph', text: plainText(node), ...common };
      case 'list':
        return { kind: 'list', ordered: node.ordered === true, items: itemsOf(node, text), ...common };
      case 'table':
        return { kind: 'table', ...cellsOf(node), ...common };
      case 'code':
        return { kind: 'code', language: node.lang ?? '', text: node.value, ...common };
      default:
        return [];
    }
  });
}

function itemsOf(list: List, text: string): Item[] {
  return list.children.map(item => {
    const paragraphs = item.children.filter(child => child.type === 'paragraph');
    const lists = item.children.filter(child => child.type === 'list');
    return {
      ...nameAndText(paragraphs),
      markdown: sourceOf(text, paragraphs[0], paragraphs.at(-1)),
      items: lists.flatMap(below => itemsOf(below, text)),
      line: lineOf(item satisfies ListItem),
    };
  });
}

/** A few words may stand between the bold name and the dash, such as "**Recall** (sensitivity) — …". */
const NAME_MAY_GO_ON_FOR = 40;

function nameAndText(paragraphs: readonly Paragraph[]): Pick<Item, 'name' | 'text'> {
  const whole = paragraphs.map(plainText).join(' ');
  const first = paragraphs[0]?.children[0];
  if (first?.type !== 'strong') return { text: whole };
  const dash = /\s+[—–]\s+/.exec(whole);
  if (!dash || dash.index > plainText(first).length + NAME_MAY_GO_ON_FOR) return { text: whole };
  return { name: whole.slice(0, dash.index), text: whole.slice(dash.index + dash[0].length) };
}

function cellsOf(table: Table): { header: string[]; rows: string[][] } {
  const [header = [], ...rows] = table.children.map(row => row.children.map(cell => plainText(cell)));
  return { header, rows };
}
