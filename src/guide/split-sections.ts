import type { Code, Heading, Root, RootContent } from 'mdast';
import { errorAt, type Problem } from '../content/problem.ts';
import { lineOf, sourceOf } from './markdown.ts';

/** A heading with its block of fields, and what stands below until the next such heading. */
export interface Piece {
  heading: Heading;
  fields: Code;
  content: RootContent[];
}

export interface Pieces {
  pieces: Piece[];
  problems: Problem[];
}

export function splitSections(root: Root, text: string, file: string): Pieces {
  const pieces: Piece[] = [];
  const problems: Problem[] = [];
  const nodes = root.children;
  let before: RootContent[] = [];
  for (let index = 0; index < nodes.length; index++) {
    const node = nodes[index];
    const next = nodes[index + 1];
    if (!node) continue;
    if (node.type === 'heading' && next?.type === 'code' && isFields(next)) {
      pieces.push({ heading: node, fields: next, content: [] });
      problems.push(...problemsOfFence(next, text, file));
      index++;
      continue;
    }
    if (node.type === 'code' && isFields(node)) {
      const what = 'A block with an id stands apart from a heading';
      problems.push(
        errorAt({ file, line: lineOf(node) }, what, 'Put it directly below the heading of its section'),
      );
    }
    (pieces.at(-1)?.content ?? before).push(node);
  }
  before = before.filter(node => node.type !== 'html' || !node.value.startsWith('<!--'));
  const first = before[0];
  if (first) {
    const what =
      pieces.length === 0 ? 'No section begins in this file' : 'This stands before the first section';
    const fix = 'Begin with a heading and, directly below it, a yaml block with the fields of the section';
    problems.push(errorAt({ file, line: lineOf(first) }, what, fix));
  } else if (pieces.length === 0) {
    problems.push(errorAt({ file, line: 1 }, 'This file is empty', 'Write a section or remove the file'));
  }
  return { pieces, problems };
}

/** A code block in yaml that has an `id`, or that stands for one with the language misspelt. */
function isFields(code: Code): boolean {
  const language = code.lang?.toLowerCase() ?? '';
  return ['yaml', 'yml', ''].includes(language) && /^\s*(id|objective|factsCheckedOn):/m.test(code.value);
}

function problemsOfFence(fields: Code, text: string, file: string): Problem[] {
  const source = sourceOf(text, fields);
  const place = { file, line: lineOf(fields) };
  if (!/\n\s*(`{3,}|~{3,})\s*$/.test(source)) {
    return [errorAt(place, 'The yaml block is not closed', 'End it with a line ``` of its own')];
  }
  if (fields.lang === 'yaml') return [];
  return [errorAt(place, 'The block of fields is not marked as yaml', 'Begin it with ```yaml')];
}
