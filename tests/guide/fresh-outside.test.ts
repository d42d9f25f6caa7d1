import { expect, test } from 'vitest';
import { FreshOutside } from '../../src/guide/fresh-outside.ts';
import { Reader, type Text } from '../../src/guide/search-reading.ts';
import type { Section } from '../../src/guide/section.ts';
import { OUTSIDE, type Way } from '../../src/guide/ways.ts';
import { shippedKnowledge } from '../ask/knowledge.ts';

const [first, second] = shippedKnowledge().sections;
if (!first || !second) throw new Error('the guide has too few sections');
const known = { ...first, id: 'known' };
const added = {
  ...second,
  id: 'added',
  title: 'Embeddings',
  asks: ['how alike are two texts'],
  intro: [],
  parts: [],
};

const asked: Way[] = Array.from({ length: 1_000 }, (_, at) => ({
  section: 'known',
  text: at < 10 ? `how do texts drift ${at}` : `what is drift ${at}`,
}));
const outside = ['what is an embedding', 'are two prices alike', 'texts of a contract', 'lunch today'];
const ways = [...asked, ...outside.map(text => ({ section: OUTSIDE, text }))];

function kept(sections: readonly Section[]): string[] {
  const fresh = new FreshOutside(ways);
  const read: Text[][] = [...new Reader().read({ sections, services: [], ways })];
  for (const [at, section] of sections.entries()) fresh.add(section, read[at] ?? []);
  const last = read.at(-1) ?? [];
  const stay = new Set(fresh.outsideOf(last));
  return outside.filter((_, at) => last[at] && stay.has(last[at]));
}

test('what a new section is called by is no longer outside, unless all say such words', () => {
  expect(kept([known, added])).toEqual(['texts of a contract', 'lunch today']);
});

test('without a new section all questions from outside stay', () => {
  expect(kept([known])).toEqual(outside);
});
