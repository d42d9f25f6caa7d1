import type { Heading, RootContent } from 'mdast';
import { blocksOf } from './blocks.ts';
import { lineOf, plainText, sourceOf } from './markdown.ts';
import type { Part } from './section.ts';

/** Cuts a section's content at its headings. */
export function partsOf(
  content: readonly RootContent[],
  text: string,
): { intro: RootContent[]; parts: Part[] } {
  const intro: RootContent[] = [];
  const open: { heading: Heading; nodes: RootContent[] }[] = [];
  for (const node of content) {
    if (node.type === 'heading') open.push({ heading: node, nodes: [] });
    else (open.at(-1)?.nodes ?? intro).push(node);
  }
  const depths = depthsOf(open.map(({ heading }) => heading.depth));
  const parts = open.map(({ heading, nodes }, index) => ({
    title: plainText(heading),
    depth: depths[index] ?? 0,
    markdown: nodes.length > 0 ? sourceOf(text, nodes[0], nodes.at(-1)) : '',
    blocks: blocksOf(nodes, text),
    line: lineOf(heading),
  }));
  return { intro, parts };
}

/** Heading levels such as 2, 3, 2, 4 become how deep each stands below the others: 0, 1, 0, 1. */
function depthsOf(levels: readonly number[]): number[] {
  const above: number[] = [];
  return levels.map(level => {
    while ((above.at(-1) ?? 0) >= level) above.pop();
    above.push(level);
    return above.length - 1;
  });
}
