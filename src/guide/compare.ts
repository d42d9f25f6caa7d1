import { type Unit, unitsOf } from './closest-blocks.ts';
import { listOf, rowsOf } from './fit-passages.ts';
import { type PartKind, partKind } from './part-kind.ts';
import type { Passage } from './passage.ts';
import { termsOf } from './search-terms.ts';
import type { Block, Section } from './section.ts';
import { sidesOf } from './sides.ts';
import type { Thing, Things } from './things.ts';

/** What the guide says about both sides of a comparison. */
export interface Comparison {
  passages: Passage[];
  /** The section to read on in, and others that the passages come from. */
  sections: Section[];
  /** Both sides have a section of their own. */
  ofSections: boolean;
}

/** Undefined when the question compares nothing, or something that the guide does not name. */
export function compare(
  question: string,
  things: Things,
  closest: readonly Section[],
): Comparison | undefined {
  for (const { left, right } of sidesOf(question)) {
    const b = trimmed(right, things, 'start');
    if (!b) continue;
    // "Batch or stream ingestion" says the noun once.
    const [, noun] = /\s(\S+)$/.exec(b.name) ?? [];
    const whole = noun === undefined ? undefined : trimmed(`${left} ${noun}`, things, 'end', 2);
    const a = whole ?? trimmed(left, things, 'end');
    if (!a) continue;
    const pair = bestPair(a.things, b.things, closest);
    if (pair) return comparisonOf(pair, { names: [a.name, b.name], question, closest });
  }
  return undefined;
}

interface Named {
  name: string;
  things: readonly Thing[];
}

/** The longest piece at that end of the text which is a name: "when should I take batch" names batch. */
function trimmed(text: string, things: Things, at: 'start' | 'end', least = 1): Named | undefined {
  const words = text.split(' ');
  for (let length = words.length; length >= least; length--) {
    const name = (at === 'end' ? words.slice(-length) : words.slice(0, length)).join(' ');
    const called = things.called(name);
    if (called.length > 0) return { name, things: called };
  }
  return undefined;
}

type Pair = readonly [Thing, Thing];

/** Many sections name the same thing; those near the question are looked at first, and so many in all. */
const MOST_MEANT = 40;

function bestPair(
  left: readonly Thing[],
  right: readonly Thing[],
  closest: readonly Section[],
): Pair | undefined {
  let best: { pair: Pair; worth: number } | undefined;
  const rights = nearestOf(right, closest);
  for (const a of nearestOf(left, closest)) {
    for (const b of rights) {
      const worth = worthOf(a, b, closest);
      if (worth > (best?.worth ?? 0)) best = { pair: [a, b], worth };
    }
  }
  return best?.pair;
}

function nearestOf(things: readonly Thing[], closest: readonly Section[]): readonly Thing[] {
  if (things.length <= MOST_MEANT) return things;
  const near = things.filter(({ section }) => closest.includes(section));
  return [...new Set([...near, ...things.slice(0, MOST_MEANT)])].slice(0, MOST_MEANT);
}

/** What stands side by side answers best: two columns, sections, rows, or lines of a list; near the question first. */
function worthOf(a: Thing, b: Thing, closest: readonly Section[]): number {
  if (a === b || (a.kind === 'section' && b.kind === 'section' && a.section === b.section)) return 0;
  if (a.kind === 'row' && b.kind === 'row' && a.table === b.table && a.place === b.place) return 0;
  if (a.kind === 'item' && b.kind === 'item' && a.item === b.item) return 0;
  const nearness = (thing: Thing): number => {
    const at = closest.indexOf(thing.section);
    return at < 0 ? 0 : NEAREST / (1 + at);
  };
  // A line that only points elsewhere tells nothing.
  const substance = Math.min(lengthOf(a), lengthOf(b), TELLING_LENGTH) / 10;
  return sidedness(a, b) + nearness(a) + nearness(b) + substance;
}

const TELLING_LENGTH = 150;

/** Side by side far away is no better than near the question: of two such pairs the nearer one is meant. */
const NEAREST = 11;

function lengthOf(thing: Thing): number {
  return thing.kind === 'item' ? thing.item.text.length : TELLING_LENGTH;
}

function sidedness(a: Thing, b: Thing): number {
  if (a.kind === 'column' && b.kind === 'column') return a.table === b.table ? 110 : 1;
  if (a.kind === 'section' && b.kind === 'section') return 100;
  if (a.kind === 'row' && b.kind === 'row') return a.table === b.table ? 80 : 20;
  if (a.kind === 'item' && b.kind === 'item') {
    if (a.list === b.list) return 80;
    return a.section === b.section ? 60 : 30;
  }
  if (a.kind === 'column' || b.kind === 'column') return 1;
  if (a.kind === 'section' || b.kind === 'section') return 40;
  return a.section === b.section ? 25 : 15;
}

function comparisonOf(
  [a, b]: Pair,
  {
    names,
    question,
    closest,
  }: { names: readonly [string, string]; question: string; closest: readonly Section[] },
): Comparison {
  const sections = [...new Set([a.section, b.section])];
  const first = sections[0] ?? a.section;
  const ofSections = a.kind === 'section' && b.kind === 'section';
  const shown = [...ownBlocks(a), ...ownBlocks(b)];
  const deciding = [
    ...casePassages([...new Set([...sections, ...closest.slice(0, 2)])], { question, names, shown }),
    ...decidingBlocks(
      sections,
      names.map(name => termsOf(name)),
      shown,
    ),
  ];
  if (a.kind === 'column' && b.kind === 'column') {
    const own: Passage = { title: a.part?.title, blocks: [a.table] };
    return {
      sections,
      ofSections,
      passages: [{ title: undefined, blocks: first.intro.slice(0, 1) }, own, ...deciding],
    };
  }
  if (a.kind === 'item' && b.kind === 'item' && a.list === b.list) {
    return {
      sections,
      ofSections,
      passages: [{ title: a.part?.title, blocks: [listOf([a.item, b.item])] }, ...deciding],
    };
  }
  if (a.kind === 'row' && b.kind === 'row' && a.table === b.table) {
    return {
      sections,
      ofSections,
      passages: [{ title: a.part?.title, blocks: [rowsOf(a.table, [a.place, b.place])] }, ...deciding],
    };
  }
  return { sections, ofSections, passages: [sideOf(a), sideOf(b), ...deciding] };
}

/** A section by its first words and its formula, anything else by its own line. */
function sideOf(thing: Thing): Passage {
  const { section } = thing;
  const title = section.title;
  switch (thing.kind) {
    case 'section': {
      const formula = section.parts
        .filter(part => partKind(part) === 'formula')
        .flatMap(part => part.blocks)
        .find(block => block.kind === 'code');
      return { title, blocks: [...section.intro.slice(0, 1), ...(formula ? [formula] : [])] };
    }
    case 'item':
      return { title, blocks: [listOf([thing.item])] };
    case 'row':
      return { title, blocks: [rowsOf(thing.table, [thing.place])] };
    case 'column':
      return { title, blocks: [thing.table] };
  }
}

function ownBlocks(thing: Thing): Block[] {
  if (thing.kind === 'item') return [thing.list];
  if (thing.kind === 'row' || thing.kind === 'column') return [thing.table];
  return thing.section.intro.slice(0, 1);
}

/** Where a question says what the choice is for, the one line that speaks of that most. */
function casePassages(
  sections: readonly Section[],
  { question, names, shown }: { question: string; names: readonly string[]; shown: readonly Block[] },
): Passage[] {
  const known = new Set(
    [...names, 'difference different compare better choose', ...sections.map(({ title }) => title)].flatMap(
      termsOf,
    ),
  );
  const asked = new Set(termsOf(question).filter(term => !known.has(term)));
  if (asked.size === 0) return [];
  const said = sections
    .flatMap(section => section.parts)
    .filter(part => CASES.includes(partKind(part)))
    .flatMap(part => part.blocks.flatMap(unitsOf).map(unit => ({ part, unit })))
    .map(({ part, unit }) => ({ part, unit, worth: [...unit.terms].filter(term => asked.has(term)).length }))
    .filter(({ unit, worth }) => worth > 0 && !shown.includes(unit.of))
    .toSorted((x, y) => y.worth - x.worth);
  return said.slice(0, 1).map(({ part, unit }) => ({ title: part.title, blocks: [unit.block] }));
}

const CASES: readonly PartKind[] = ['when', 'exam', 'list', 'limits'];

/**
 * The shortest paragraphs and lines that speak of both sides: mostly they say what tells them apart, and most of all
 * where the guide warns of mixing them up.
 */
function decidingBlocks(
  sections: readonly Section[],
  names: readonly (readonly string[])[],
  shown: readonly Block[],
): Passage[] {
  const saysBoth = ({ terms }: Unit): boolean => names.every(name => name.every(term => terms.has(term)));
  return sections
    .flatMap(section => section.parts)
    .map(part => ({ part, rank: DECIDING.indexOf(partKind(part)) }))
    .filter(({ rank }) => rank >= 0)
    .flatMap(({ part, rank }) =>
      part.blocks
        .filter(block => !shown.includes(block))
        .filter(({ kind }) => kind === 'paragraph' || kind === 'list')
        .flatMap(unitsOf)
        .filter(saysBoth)
        .map(({ block }) => ({
          rank,
          length: block.markdown.length,
          passage: { title: part.title, blocks: [block] },
        })),
    )
    .toSorted((x, y) => x.rank - y.rank || x.length - y.length)
    .slice(0, sections.length)
    .map(({ passage }) => passage);
}

const DECIDING: readonly PartKind[] = ['pitfall', 'exam', 'when', 'limits', 'how', 'list'];
