import type { Term } from '../content/glossary.ts';
import { namesOf, type Service } from '../content/service.ts';
import type { ServiceNames } from '../content/service-names.ts';
import { isStopWord, termsOf, wordsOf } from './search-terms.ts';
import type { Block, Item, Part, Section } from './section.ts';

type Table = Extract<Block, { kind: 'table' }>;

/** Something that the guide explains and a question may name. */
export type Thing = { section: Section } & (
  | { kind: 'section' }
  | { kind: 'item'; part: Part | undefined; list: Block; item: Item }
  | { kind: 'row'; part: Part | undefined; table: Table; place: number }
  | { kind: 'column'; part: Part | undefined; table: Table }
);

/** What stands inside a section, with each of its names as search terms and the services that it is about. */
export interface Inside {
  thing: Thing;
  names: readonly (readonly string[])[];
  services: readonly Service[];
}

export interface Things {
  /** All that a phrase is the name of, in reading order. */
  called(phrase: string): readonly Thing[];
  /**
   * The section that the question's subject is the whole name of, or else the first of the closest ones that has a line
   * of that name.
   */
  sectionOf(subject: readonly string[], closest: readonly Section[]): Section | undefined;
  within(section: Section): readonly Inside[];
}

/** What names come from. */
export interface Named {
  sections: readonly Section[];
  services: readonly Service[];
  glossary: readonly Term[];
}

/** The names of everything in the guide, each with the other names that services and the glossary give it. */
export function nameThings({ sections, services, glossary }: Named, serviceNames: ServiceNames): Things {
  const others = otherNames(services, glossary);
  const byName = new Map<string, Thing[]>();
  const bySection = new Map<Section, Inside[]>();
  for (const section of sections) {
    const inside: Inside[] = [];
    for (const { thing, text } of thingsOf(section)) {
      const about = serviceNames.mentionsIn(text).map(({ service }) => service);
      const names = keysOf(thing.kind === 'section' ? [text, text.replace(/^data /i, '')] : [text], about);
      const all = [...new Set([...names, ...names.flatMap(name => others.get(name) ?? [])])];
      for (const name of all) {
        const called = byName.get(name);
        if (called) called.push(thing);
        else byName.set(name, [thing]);
      }
      if (thing.kind === 'section') continue;
      inside.push({ thing, names: all.map(name => name.split(' ')), services: about });
    }
    bySection.set(section, inside);
  }
  return {
    called(phrase) {
      const key = keyOf(phrase);
      return (key === '' ? undefined : (byName.get(key) ?? byName.get(bareKey(key)))) ?? [];
    },
    sectionOf(subject, closest) {
      const called = byName.get(subject.join(' ')) ?? [];
      const own = called.find(({ kind }) => kind === 'section')?.section;
      return own ?? closest.find(section => called.some(thing => thing.section === section));
    },
    within: section => bySection.get(section) ?? [],
  };
}

function thingsOf(section: Section): { thing: Thing; text: string }[] {
  const parts: (Part | undefined)[] = [undefined, ...section.parts];
  const inside = parts.flatMap(part =>
    (part?.blocks ?? section.intro).flatMap(block => insideOf(section, part, block)),
  );
  return [{ thing: { kind: 'section', section }, text: section.title }, ...inside];
}

function insideOf(section: Section, part: Part | undefined, block: Block): { thing: Thing; text: string }[] {
  if (block.kind === 'list') {
    return block.items.flatMap(item =>
      item.name === undefined
        ? []
        : [{ thing: { kind: 'item' as const, section, part, list: block, item }, text: item.name }],
    );
  }
  if (block.kind === 'table') {
    const table = block;
    return [
      ...table.rows.flatMap((row, place) => {
        const text = row[0] ?? '';
        // "Actually positive" or "What changes" is no name of anything positive or of change.
        if (wordsOf(text).some(isStopWord)) return [];
        return [{ thing: { kind: 'row' as const, section, part, table, place }, text }];
      }),
      ...table.header.slice(1).map(text => ({
        thing: { kind: 'column' as const, section, part, table },
        text,
      })),
    ];
  }
  return [];
}

/** Names as keys: a line about two services goes by the names of both, endpoints by their kind. */
function keysOf(names: readonly string[], about: readonly Service[]): string[] {
  const keys = [...names.flatMap(namesIn), ...about.flatMap(namesOf)].map(keyOf);
  return [...new Set([...keys, ...keys.map(bareKey)])].filter(key => key !== '');
}

/** A name with and without what stands in brackets, and that alone: "Recall (Sensitivity)" goes by three. */
export function namesIn(text: string): string[] {
  const [, before = '', inside = '', after = ''] = /^(.*?)\s*\(([^)]+)\)\s*(.*)$/.exec(text) ?? [];
  return inside === '' ? [text] : [text, `${before} ${after}`, inside];
}

function keyOf(text: string): string {
  return termsOf(text).join(' ');
}

/** Nouns that people add to a name or leave out: "real-time", "real-time inference", "real-time endpoints". */
const LOOSE = new Set(
  termsOf('inference endpoint endpoints job jobs metric metrics score service mode method data sagemaker'),
);

function bareKey(key: string): string {
  const words = key.split(' ');
  const bare = words.filter(word => !LOOSE.has(word));
  // "Data drift" and "data quality" are no names without their first word.
  return bare.length > 0 && words[0] !== 'data' ? bare.join(' ') : key;
}

/** For each name the others of the same thing. Longer entries of the glossary are ways to say it, not names. */
function otherNames(services: readonly Service[], glossary: readonly Term[]): Map<string, string[]> {
  const groups = [
    ...services.map(namesOf),
    ...glossary.map(({ term, also }) => [term, ...also.filter(name => termsOf(name).length <= 3)]),
  ];
  const found = new Map<string, string[]>();
  for (const group of groups) {
    const keys = [...new Set(group.map(keyOf))].filter(key => key !== '');
    for (const key of keys) found.set(key, [...(found.get(key) ?? []), ...keys]);
  }
  return found;
}
