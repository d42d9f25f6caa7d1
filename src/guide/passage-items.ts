import { namesOf, type Service } from '../content/service.ts';
import { remembered } from '../remembered.ts';
import { titleTerms } from './closest-blocks.ts';
import { listOf, rowsOf } from './fit-passages.ts';
import { partKind } from './part-kind.ts';
import type { Passage } from './passage.ts';
import { termsOf } from './search-terms.ts';
import type { Item, Section } from './section.ts';
import type { Inside, Thing, Things } from './things.ts';

/** More would be the list itself. */
const MOST_NAMED = 4;

/**
 * The lines of a section about the things that a question names; none when it names none of them. The section's own
 * title is no such thing, and neither is a name that a longer one of the question contains.
 */
export function namedPassages(
  section: Section,
  { typed, things, services }: { typed: readonly string[]; things: Things; services: readonly Service[] },
): Passage[] {
  const inside = nameable(things.within(section));
  const asked = new Set(typed);
  const title = titleTerms(section);
  const found = inside.flatMap(({ thing, names, services: about }) => {
    if (about.some(service => services.includes(service))) {
      return [{ thing, name: about.map(({ id }) => id), isService: true }];
    }
    const fitting = names
      .filter(name => name.every(term => asked.has(term)) && !name.every(term => title.has(term)))
      .toSorted((a, b) => b.length - a.length);
    return fitting[0] ? [{ thing, name: fitting[0], isService: false }] : [];
  });
  const named = new Set(services.flatMap(namesOf).flatMap(termsOf));
  const hasService = found.some(({ isService }) => isService);
  const telling = found
    // "Ground Truth" the service is no question about ground truth.
    .filter(({ name, isService }) => isService || !hasService || !name.every(term => named.has(term)))
    .filter(
      ({ name }) =>
        !found.some(
          other => other.name.length > name.length && name.every(term => other.name.includes(term)),
        ),
    );
  return passagesFor(onePerName(telling).slice(0, MOST_NAMED));
}

/** What a question can name of a section. */
const nameable = remembered((all: readonly Inside[]) => all.filter(({ thing }) => thing.kind !== 'column'));

/** A thing may stand in a list of terms and in one of services, too: what it is comes before where it helps. */
function onePerName(found: readonly { thing: Thing; name: readonly string[] }[]): Thing[] {
  const first = new Map<string, Thing>();
  const rank = ({ kind, ...thing }: Thing): number => {
    const part = 'part' in thing ? thing.part : undefined;
    const isAside = part !== undefined && ['exam', 'pitfall', 'example'].includes(partKind(part));
    return (kind === 'item' ? 0 : 1) + (isAside ? 2 : 0);
  };
  for (const { thing, name } of found.toSorted((a, b) => rank(a.thing) - rank(b.thing))) {
    const key = name.join(' ');
    if (!first.has(key)) first.set(key, thing);
  }
  return [...first.values()];
}

/** Lines of lists as one list, rows of each table as one table. */
function passagesFor(found: readonly Thing[]): Passage[] {
  const items: Item[] = found.flatMap(thing => (thing.kind === 'item' ? [thing.item] : []));
  const rows = found.flatMap(thing => (thing.kind === 'row' ? [thing] : []));
  const tables = Map.groupBy(rows, ({ table }) => table);
  return [
    ...(items.length > 0 ? [{ title: undefined, blocks: [listOf([...new Set(items)])] }] : []),
    ...[...tables].map(([table, of]) => ({
      title: of[0]?.part?.title,
      blocks: [
        rowsOf(
          table,
          of.map(({ place }) => place),
        ),
      ],
    })),
  ];
}
