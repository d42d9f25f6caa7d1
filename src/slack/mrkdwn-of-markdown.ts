import type { PhrasingContent, RootContent, Table } from 'mdast';
import { parseMarkdown, plainText } from '../guide/markdown.ts';
import { recent } from '../remembered.ts';
import { joined, lines, link, type Markup, mrkdwn } from './text.ts';

/** Slack's markup for a piece of the guide. Parsing one costs more than searching does. */
export const mrkdwnOfMarkdown = recent(convert, 10_000);

function convert(markdown: string): Markup {
  const parsed = parseMarkdown(markdown);
  return parsed ? joined(parsed.children.map(blockOf), '\n\n') : mrkdwn`${markdown}`;
}

function blockOf(node: RootContent): Markup {
  switch (node.type) {
    case 'heading':
      return mrkdwn`*${inlineOf(node.children)}*`;
    case 'paragraph':
      return inlineOf(node.children);
    case 'code':
      return mrkdwn`\`\`\`${node.value}\`\`\``;
    case 'blockquote':
      return lines(node.children.map(child => mrkdwn`> ${blockOf(child)}`));
    case 'list':
      return lines(
        node.children.map((item, index) => {
          const bullet = node.ordered ? `${(node.start ?? 1) + index}. ` : '• ';
          return mrkdwn`${bullet}${joined(item.children.map(blockOf), '\n    ')}`;
        }),
      );
    case 'table':
      return tableOf(node);
    case 'thematicBreak':
      return mrkdwn``;
    default:
      return mrkdwn`${plainText(node)}`;
  }
}

/** Slack's markup has no tables, and a phone no room for one: each row becomes a line that names its columns. */
function tableOf({ children: [header, ...rows] }: Table): Markup {
  const names = header?.children.map(cell => plainText(cell)) ?? [];
  return lines(
    rows.map(row => {
      const [first, ...rest] = row.children;
      const cells = rest.map((cell, index) => {
        const said = inlineOf(cell.children);
        // One column beside the first needs no name.
        return rest.length === 1 ? said : mrkdwn`${names[index + 1] ?? ''}: ${said}`;
      });
      return mrkdwn`• *${first ? plainText(first) : ''}* – ${joined(cells, '; ')}`;
    }),
  );
}

function inlineOf(nodes: readonly PhrasingContent[]): Markup {
  return joined(
    nodes.map((node, at) => (isInsideWord(nodes, at) ? mrkdwn`${plainText(node)}` : inline(node))),
    '',
  );
}

/** Slack shows the marks themselves where bold or italics begin or end inside a word. */
function isInsideWord(nodes: readonly PhrasingContent[], at: number): boolean {
  const [before, node, after] = [nodes[at - 1], nodes[at], nodes[at + 1]];
  if (node?.type !== 'strong' && node?.type !== 'emphasis') return false;
  return (
    (before?.type === 'text' && /\w$/.test(before.value)) ||
    (after?.type === 'text' && /^\w/.test(after.value))
  );
}

function inline(node: PhrasingContent): Markup {
  switch (node.type) {
    case 'text':
      return mrkdwn`${node.value.replaceAll('\n', ' ')}`;
    case 'strong':
      return mrkdwn`*${inlineOf(node.children)}*`;
    case 'emphasis':
      return mrkdwn`_${inlineOf(node.children)}_`;
    case 'inlineCode':
      return mrkdwn`\`${node.value}\``;
    case 'link':
      return link(node.url, plainText(node));
    case 'break':
      return mrkdwn`\n`;
    default:
      return mrkdwn`${plainText(node)}`;
  }
}
