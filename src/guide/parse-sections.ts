import type { Link, Nodes, RootContent } from 'mdast';
import { checkSchema } from '../content/check-schema.ts';
import { conflictMarker } from '../content/conflict-marker.ts';
import { idOf, idsIn } from '../content/id-of.ts';
import { errorAt, type Place, type Problem } from '../content/problem.ts';
import { type Path, parseYaml } from '../content/yaml.ts';
import { blocksOf } from './blocks.ts';
import { checkMarkdown } from './check-markdown.ts';
import { heavyMarkdown } from './heavy-markdown.ts';
import { endOf, lineOf, parseMarkdown, plainText } from './markdown.ts';
import { partsOf } from './parts.ts';
import type { Block, Part } from './section.ts';
import { SectionFields } from './section-fields.ts';
import { type Piece, splitSections } from './split-sections.ts';

/** A section as its file has it: not yet joined with those of other files. */
export interface ParsedSection {
  title: string;
  /** Of its heading, 1 to 6: a deeper one below it is its child. */
  level: number;
  /** Undefined when the block of fields has a problem. */
  fields: SectionFields | undefined;
  /** Given even when other fields have problems. */
  id: string | undefined;
  markdown: string;
  markdownLine: number;
  intro: Block[];
  parts: Part[];
  /** Ids of sections that the text links to. */
  links: { id: string; place: Place }[];
  place: Place;
  /** Where a field stands. */
  placeOf: (path: Path) => Place;
}

export interface ParsedSections {
  sections: ParsedSection[];
  problems: Problem[];
}

/** Never throws; what is wrong with one section hides no other. */
export function parseSections(text: string, file: string): ParsedSections {
  const conflict = conflictMarker(text, file);
  if (conflict) return { sections: [], problems: [conflict] };
  const heavy = heavyMarkdown(text, file);
  if (heavy) return { sections: [], problems: [heavy] };
  try {
    return parse(text, file);
  } catch {
    // The parser of Markdown and whatever walks its tree end here when the stack does.
    const what = 'This Markdown is nested too deeply to be read';
    return { sections: [], problems: [errorAt({ file, line: 1 }, what, 'Simplify it')] };
  }
}

function parse(text: string, file: string): ParsedSections {
  const { pieces, problems } = splitSections(parseMarkdown(text), text, file);
  const parsed = pieces.map(piece => parsePiece(piece, text, file));
  return {
    sections: parsed.map(({ section }) => section),
    problems: [...problems, ...parsed.flatMap(each => each.problems)],
  };
}

function parsePiece(
  { heading, fields: code, content }: Piece,
  text: string,
  file: string,
): { section: ParsedSection; problems: Problem[] } {
  const place = { file, line: lineOf(heading) };
  const title = plainText(heading);
  const yaml = parseYaml(code.value, file, lineOf(code) + 1);
  const checked = checkFields(yaml, title);
  const { intro: introduction, parts } = partsOf(content, text);
  const intro = blocksOf(introduction, text);
  const problems = [...checked.problems, ...checkMarkdown([heading, ...content], file)];
  if (title === '') problems.push(errorAt(place, 'This heading is empty', 'Give the section a title'));
  if (intro[0]?.kind !== 'paragraph') {
    const what = `The section ${title} does not begin with a paragraph`;
    problems.push(errorAt(place, what, 'Say in one sentence what it is, directly below the yaml block'));
  }
  const section: ParsedSection = {
    title,
    level: heading.depth,
    fields: checked.fields,
    id: yaml.kind === 'yaml' ? idOf(yaml.value) : idsIn(code.value)[0],
    markdown: text.slice(endOf(code), endOf(content.at(-1) ?? code)).trim(),
    markdownLine: content[0] ? lineOf(content[0]) : place.line,
    intro,
    parts,
    links: linksIn(content, file),
    place,
    placeOf: yaml.kind === 'yaml' ? yaml.placeOf : () => place,
  };
  return { section, problems };
}

function checkFields(
  yaml: ReturnType<typeof parseYaml>,
  title: string,
): { fields: SectionFields | undefined; problems: Problem[] } {
  if (yaml.kind === 'broken') return { fields: undefined, problems: yaml.problems };
  const name = `section ${idOf(yaml.value) ?? title}`;
  const checked = checkSchema(SectionFields, { value: yaml.value, placeOf: yaml.placeOf, name });
  if (checked.kind === 'invalid') return { fields: undefined, problems: checked.problems };
  return { fields: checked.value, problems: [] };
}

function linksIn(content: readonly RootContent[], file: string): ParsedSection['links'] {
  return content
    .flatMap(linksBelow)
    .filter(link => link.url.startsWith('#'))
    .map(link => ({ id: link.url.slice(1), place: { file, line: lineOf(link) } }));
}

function linksBelow(node: Nodes): Link[] {
  if (node.type === 'link') return [node];
  return 'children' in node ? node.children.flatMap(linksBelow) : [];
}
