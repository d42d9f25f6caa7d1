import type { Nodes } from 'mdast';
import { errorAt, type Problem, quoted, warningAt } from '../content/problem.ts';
import { lineOf, plainText } from './markdown.ts';

/** Longer ones fill a phone's screen. */
const LONGEST_PARAGRAPH = 600;
const MOST_COLUMNS = 4;

/** What Slack and a phone cannot show, in some Markdown and everything inside it. */
export function checkMarkdown(nodes: readonly Nodes[], file: string): Problem[] {
  const problems: Problem[] = [];
  const open = nodes.toReversed();
  for (let node = open.pop(); node; node = open.pop()) {
    problems.push(...checkNode(node, file));
    if ('children' in node) open.push(...node.children.toReversed());
  }
  return problems;
}

function checkNode(node: Nodes, file: string): Problem[] {
  const place = { file, line: lineOf(node) };
  const unwanted = UNWANTED[node.type];
  if (unwanted) return [errorAt(place, `${unwanted} cannot be shown in Slack`, 'Write it as plain text')];
  switch (node.type) {
    case 'paragraph': {
      const { length } = plainText(node);
      if (length <= LONGEST_PARAGRAPH) return [];
      const what = `This paragraph has ${length} characters; ${LONGEST_PARAGRAPH} fit a phone`;
      return [warningAt(place, what, 'Split it')];
    }
    case 'table': {
      const columns = Math.max(...node.children.map(row => row.children.length));
      if (columns <= MOST_COLUMNS) return [];
      const what = `This table has ${columns} columns; ${MOST_COLUMNS} fit a phone`;
      return [errorAt(place, what, 'Split it or turn it into a list')];
    }
    case 'link': {
      if (isFollowable(node.url)) return [];
      const what = `The link ${quoted(node.url)} leads nowhere`;
      return [errorAt(place, what, 'Give a full address with https://, or # and the id of a section')];
    }
    default:
      return [];
  }
}

const UNWANTED: Partial<Record<Nodes['type'], string>> = {
  html: 'HTML',
  image: 'An image',
  imageReference: 'An image',
  blockquote: 'A quotation (>)',
  thematicBreak: 'A horizontal line',
  definition: 'A link definition',
  linkReference: 'A link with its address elsewhere',
  footnoteDefinition: 'A footnote',
  footnoteReference: 'A footnote',
};

function isFollowable(url: string): boolean {
  return url.startsWith('#') || (URL.canParse(url) && new URL(url).protocol === 'https:');
}
