import type { SectionFields } from '../guide/section-fields.ts';
import { renderFields, renderFlow } from './yaml-fields.ts';

export interface SectionText {
  title: string;
  /** Of its heading, 1 to 6. */
  level: number;
  fields: SectionFields;
  markdown: string;
  /** From the heading to the first line of the text; undefined where it does not matter. */
  linesBefore: number | undefined;
}

/** The section as its file has it. Its lists are written so that the text begins where it is wanted, if they can. */
export function renderSection({ title, level, fields, markdown, linesBefore }: SectionText): string {
  const heading = `${'#'.repeat(level)} ${escapeHeading(title)}`;
  const heads = STYLES.map(style => `${heading}\n\n${fenced(blockOf(fields, style))}\n\n`);
  const head = heads[bestFit(heads.map(linesOf), linesBefore)] ?? '';
  return `${head}${'\n'.repeat(Math.max(0, (linesBefore ?? 0) - linesOf(head)))}${markdown}\n`;
}

/** The first of the wanted size; otherwise the longest that is not too long; otherwise the shortest. */
function bestFit(sizes: readonly number[], wanted: number | undefined): number {
  if (wanted === undefined) return 0;
  const fitting = sizes.filter(size => size <= wanted);
  return sizes.indexOf(fitting.length > 0 ? Math.max(...fitting) : Math.min(...sizes));
}

function linesOf(text: string): number {
  return text.split('\n').length - 1;
}

/** A title is plain text, and a heading is Markdown. */
export function escapeHeading(title: string): string {
  return title.replace(/[\\`*_[\]<>&#~!|]/g, '\\$&');
}

const LISTS = ['asks', 'sources', 'services', 'related'] as const;
type List = (typeof LISTS)[number];
/** The lists that have a line for each entry; the others stand in brackets on one line. */
type Style = readonly List[];

/** Those of the house first. */
const STYLES: readonly Style[] = subsetsOf(LISTS).toSorted(
  (a, b) => Number(isOfTheHouse(b)) - Number(isOfTheHouse(a)),
);

function subsetsOf(lists: readonly List[]): List[][] {
  const [first, ...rest] = lists;
  if (first === undefined) return [[]];
  return subsetsOf(rest).flatMap(subset => [[first, ...subset], subset]);
}

function isOfTheHouse(style: Style): boolean {
  return style.includes('asks') && style.includes('sources') && !style.includes('related');
}

function blockOf(fields: SectionFields, style: Style): string {
  const list = (name: List): string => {
    const values = fields[name];
    if (values === undefined) return '';
    if (style.includes(name) && values.length > 0) return renderFields({ [name]: values });
    return `${name}: ${renderFlow(values)}\n`;
  };
  return [
    `id: ${fields.id}\n`,
    fields.under === undefined ? '' : `under: ${fields.under}\n`,
    `objective: ${fields.objective}\n`,
    list('services'),
    list('asks'),
    list('related'),
    `factsCheckedOn: ${fields.factsCheckedOn}\n`,
    list('sources'),
  ].join('');
}

function fenced(yaml: string): string {
  const fence = yaml.includes('```') ? '````' : '```';
  return `${fence}yaml\n${yaml}${fence}`;
}
