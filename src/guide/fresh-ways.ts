import { termsOf, wordsOf } from './search-terms.ts';
import { textOf, titlesOf } from './search-text.ts';
import type { Section } from './section.ts';
import { OUTSIDE, type Way } from './ways.ts';

/** A section with fewer ways to ask is new: they are written for a section that stands. */
const LEAST_WAYS = 100;

/** What more of the ways to ask than this share say is no word of one section. */
const COMMON = 0.002;

/**
 * What people asked in vain is no longer outside of the guide when a new section is about it. Of a guide without new
 * sections all ways to ask stay; otherwise those from outside go that say a word by which a new section is called.
 */
export function freshWays(ways: readonly Way[], sections: readonly Section[]): readonly Way[] {
  const counts = Map.groupBy(ways, ({ section }) => section);
  const isNew = ({ id }: Section): boolean => (counts.get(id)?.length ?? 0) < LEAST_WAYS;
  const callings = new Set(sections.filter(isNew).flatMap(callingsOf).flatMap(termsOf));
  if (callings.size === 0 || !counts.has(OUTSIDE)) return ways;
  // Millions of words are few different ones.
  const calling = new Map<string, string | undefined>();
  const callingIn = (word: string): string | undefined => {
    if (!calling.has(word)) {
      const [stem] = termsOf(word);
      calling.set(word, stem !== undefined && callings.has(stem) ? stem : undefined);
    }
    return calling.get(word);
  };
  const said = new Map<string, number>();
  const asked = ways.map(way => {
    const stems = [...new Set(wordsOf(way.text).flatMap(word => callingIn(word) ?? []))];
    return { way, stems };
  });
  for (const { way, stems } of asked) {
    if (way.section !== OUTSIDE) for (const stem of stems) said.set(stem, (said.get(stem) ?? 0) + 1);
  }
  const isCommon = (stem: string): boolean => (said.get(stem) ?? 0) > COMMON * ways.length;
  return asked
    .filter(({ way, stems }) => way.section !== OUTSIDE || stems.every(isCommon))
    .map(({ way }) => way);
}

/** Its title, the names of what it tells about, and how people ask for it. */
function callingsOf(section: Section): string[] {
  const names = textOf(section, [], new Map()).lines.filter(({ kind }) => kind === 'name');
  return [...titlesOf(section), ...section.asks, ...names.map(({ text }) => text)];
}
