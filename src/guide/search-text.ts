import { namesOf, type Service } from '../content/service.ts';
import type { Block, Item, Section } from './section.ts';

/** What a line is of its section. */
export const LINE_KINDS = ['ask', 'title', 'name', 'sentence', 'service'] as const;
export type LineKind = (typeof LINE_KINDS)[number];

export interface SectionText {
  /** Each is one thing that can be asked for, as it is written. */
  lines: { kind: LineKind; text: string }[];
}

/** The texts by which a section can be found. */
export function textOf(
  section: Section,
  ways: readonly string[],
  services: ReadonlyMap<string, Service>,
): SectionText {
  const blocks = [...section.intro, ...section.parts.flatMap(part => part.blocks)];
  const items = blocks.flatMap(block => (block.kind === 'list' ? itemsOf(block.items) : []));
  const sentences = [
    ...items.map(item => `${item.name ?? ''} ${item.text}`),
    ...blocks.flatMap(sentencesOf),
    ...section.parts.map(part => part.title),
  ];
  return {
    lines: [
      ...[...section.asks, ...ways].map(text => ({ kind: 'ask' as const, text })),
      ...titlesOf(section).map(text => ({ kind: 'title' as const, text })),
      ...items.flatMap(({ name }) => (name === undefined ? [] : [{ kind: 'name' as const, text: name }])),
      ...blocks.flatMap(boldIn).map(text => ({ kind: 'name' as const, text })),
      ...sentences.map(text => ({ kind: 'sentence' as const, text })),
      ...serviceNamesOf(section, services).map(text => ({ kind: 'service' as const, text })),
    ],
  };
}

/** "Recall (Sensitivity)" is called "Recall" and "Sensitivity", too. */
export function titlesOf({ title }: Section): string[] {
  const bracketed = /^(.+?)\s*\((.+)\)$/.exec(title);
  return bracketed ? [title, bracketed[1] ?? '', bracketed[2] ?? ''] : [title];
}

/** The names of the services that a section is about. */
function serviceNamesOf(section: Section, services: ReadonlyMap<string, Service>): string[] {
  return section.services.flatMap(id => services.get(id) ?? []).flatMap(namesOf);
}

function itemsOf(items: readonly Item[]): Item[] {
  return items.flatMap(item => [item, ...itemsOf(item.items)]);
}

/** What a paragraph or a table puts in bold is what it is about. */
function boldIn(block: Block): string[] {
  if (block.kind !== 'paragraph' && block.kind !== 'table') return [];
  return [...block.markdown.matchAll(/\*\*(.+?)\*\*/g)].map(([, bold = '']) => bold);
}

function sentencesOf(block: Block): string[] {
  switch (block.kind) {
    case 'paragraph':
      return block.text.split(/(?<=[.!?:])\s+/);
    case 'table':
      return block.rows.map(row => row.join(' '));
    case 'code':
      return block.text.split('\n');
    case 'list':
      return [];
  }
}
