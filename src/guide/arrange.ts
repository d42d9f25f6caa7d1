import { closest } from '../content/closest.ts';
import type { Entry } from '../content/load-list.ts';
import { errorAt, type Problem } from '../content/problem.ts';
import type { ParsedSection } from './parse-sections.ts';
import type { Section } from './section.ts';
import type { SectionFields } from './section-fields.ts';

/** Joins the sections of all files into one tree and checks how they refer to each other. */
export function arrange(files: readonly (readonly ParsedSection[])[]): {
  entries: Entry<Section>[];
  problems: Problem[];
} {
  const all = files.flat();
  const above = new Map(files.flatMap(sections => [...headingParents(sections)]));
  const byId = new Map<string, ParsedSection>();
  for (const section of all.toReversed()) if (section.id !== undefined) byId.set(section.id, section);
  const parentOf = (section: ParsedSection): ParsedSection | undefined =>
    above.get(section) ?? byId.get(section.fields?.under ?? '');

  const problems = all.flatMap(section => [
    ...checkReferences(section, byId),
    ...checkParent(section, above.get(section)),
  ]);
  const entries: Entry<Section>[] = [];
  for (const section of all) {
    const line = ancestorsOf(section, parentOf);
    if (line === 'circle') {
      const what = `The section ${section.id ?? section.title} stands below itself`;
      problems.push(
        errorAt(section.placeOf(['under']), what, 'Correct `under` in one of the sections of this circle'),
      );
    } else if (section.fields) {
      const value = toSection(section, section.fields, line);
      entries.push({ value, placeOf: section.placeOf });
    }
  }
  return { entries, problems };
}

/** In a file, a section belongs to the nearest one above it whose heading is bigger. */
function headingParents(sections: readonly ParsedSection[]): Map<ParsedSection, ParsedSection> {
  const parents = new Map<ParsedSection, ParsedSection>();
  const open: ParsedSection[] = [];
  for (const section of sections) {
    while ((open.at(-1)?.level ?? 0) >= section.level) open.pop();
    const parent = open.at(-1);
    if (parent) parents.set(section, parent);
    open.push(section);
  }
  return parents;
}

/** From the top down to the section itself. */
function ancestorsOf(
  section: ParsedSection,
  parentOf: (section: ParsedSection) => ParsedSection | undefined,
): ParsedSection[] | 'circle' {
  const line: ParsedSection[] = [];
  for (let at: ParsedSection | undefined = section; at; at = parentOf(at)) {
    if (line.includes(at)) return 'circle';
    line.unshift(at);
  }
  return line;
}

function checkParent(section: ParsedSection, above: ParsedSection | undefined): Problem[] {
  const under = section.fields?.under;
  if (under === undefined || !above || above.id === under) return [];
  const what = `The section ${section.id} says that it is under ${under}, and stands below ${above.title}`;
  return [errorAt(section.placeOf(['under']), what, 'Remove `under`, or move the section')];
}

function checkReferences(section: ParsedSection, byId: ReadonlyMap<string, unknown>): Problem[] {
  const { fields } = section;
  const references = [
    ...(fields?.under === undefined ? [] : [{ id: fields.under, path: ['under'] }]),
    ...(fields?.related ?? []).map((id, index) => ({ id, path: ['related', index] })),
    ...section.links,
  ];
  return references
    .filter(({ id }) => !byId.has(id))
    .map(({ id, ...at }) => {
      const near = closest(id, byId.keys());
      const fix = near
        ? `Did you mean ${near}? Otherwise write that section`
        : 'Correct the id or write that section';
      const place = 'path' in at ? section.placeOf(at.path) : at.place;
      return errorAt(place, `There is no section ${id}`, fix);
    });
}

function toSection(parsed: ParsedSection, fields: SectionFields, line: readonly ParsedSection[]): Section {
  const parent = line.at(-2)?.id;
  const [first] = parsed.intro;
  return {
    id: fields.id,
    title: parsed.title,
    path: line.map(section => section.title),
    ...(parent === undefined ? {} : { parent }),
    objective: fields.objective,
    markdown: parsed.markdown,
    markdownLine: parsed.markdownLine,
    summary: first?.kind === 'paragraph' ? first.text : '',
    intro: parsed.intro,
    parts: parsed.parts,
    services: fields.services,
    asks: fields.asks,
    related: fields.related ?? [],
    factsCheckedOn: fields.factsCheckedOn,
    sources: fields.sources,
    ...parsed.place,
  };
}
