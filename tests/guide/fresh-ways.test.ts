import { expect, test } from 'vitest';
import { freshWays } from '../../src/guide/fresh-ways.ts';
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
const outside = ['what is an embedding', 'are two prices alike', 'texts of a contract', 'lunch today'].map(
  text => ({
    section: OUTSIDE,
    text,
  }),
);
const ways = [...asked, ...outside];
const kept = (sections: Parameters<typeof freshWays>[1]): string[] =>
  freshWays(ways, sections)
    .filter(({ section }) => section === OUTSIDE)
    .map(({ text }) => text);

test('what a new section is called by is no longer outside, unless all say such words', () => {
  expect(kept([known, added])).toEqual(['texts of a contract', 'lunch today']);
});

test('without a new section all ways to ask stay', () => {
  expect(freshWays(ways, [known])).toBe(ways);
});

test('ways to ask of sections stay, whatever they say', () => {
  expect(freshWays(ways, [known, added]).filter(({ section }) => section === 'known')).toEqual(asked);
});
