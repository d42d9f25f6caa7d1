import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Asked, lookingUp } from '../../src/guide/search-asked.ts';
import { buildSearchData } from '../../src/guide/search-data.ts';
import { likelihoods } from '../../src/guide/search-likelihood.ts';
import { oddsFrom, vectors } from '../../src/guide/search-odds.ts';
import { type Numbered, pairKeys, weightOfPair } from '../../src/guide/search-pairs.ts';
import { finderIn } from '../../src/guide/search-postings.ts';
import { PostingsBuilder } from '../../src/guide/search-postings-builder.ts';
import { isStopWord, stemOf, wordsOf } from '../../src/guide/search-terms.ts';
import { OUTSIDE } from '../../src/guide/ways.ts';
import { shippedKnowledge } from '../ask/knowledge.ts';

const [first, second] = shippedKnowledge().sections.map(section => ({
  ...section,
  intro: [],
  parts: [],
  services: [],
}));
if (!first || !second) throw new Error('the guide has too few sections');
const data = await buildSearchData({
  sections: [
    { ...first, title: 'sick', asks: ['how many of the sick did we find', 'catch all of the sick'] },
    {
      ...second,
      title: 'yes',
      asks: ['how often is a yes right', 'how often do we say yes', 'a yes that is wrong'],
    },
  ],
  services: [],
  ways: ['what is for lunch today', 'who sings this song'].map(text => ({ section: OUTSIDE, text })),
});
const stems = new Map(data.stems.map((stem, id) => [stem, id]));
const read = (text: string): Numbered[] =>
  wordsOf(text).map(word => ({ stem: stems.get(stemOf(word)) ?? -1, isStop: isStopWord(word) }));
const pairs = (text: string): number[] => pairKeys(read(text));
const lookUp = lookingUp(data);
const likelihoodsOf = likelihoods(data);
const asked = (text: string): Asked => lookUp(read(text));

test('pairs of grammar words tell owners apart that share no other word', () => {
  const { pairs } = asked('how often');
  const [sick = 0, yes = 0, lunch = 0] = likelihoodsOf({ words: [], pairs });
  expect(yes).toBeGreaterThan(sick);
  expect(yes).toBeGreaterThan(lunch);
});

test('neighbours count in their order only, close words in any', () => {
  const [forth, back] = ['catch the sick', 'sick the catch'].map(pairs);
  const shared = forth?.filter(key => back?.includes(key)) ?? [];
  expect(shared.map(weightOfPair)).toEqual([0.5]);
});

test('words that nobody said score nothing', () => {
  expect([...likelihoodsOf(asked('quantum zebra'))]).toEqual([0, 0, 0]);
});

test('likelihoods tell owners apart by how often each says a word that all of them say', () => {
  const [sick = 0, yes = 0, lunch = 0] = likelihoodsOf(asked('a yes'));
  expect(yes).toBeGreaterThan(sick);
  expect(yes).toBeGreaterThan(lunch);
  expect([...likelihoodsOf(asked('zebra'))]).toEqual([0, 0, 0]);
});

test('the odds say which side such words come from, and nothing for unknown ones', () => {
  const odds = oddsFrom(data.odds);
  const vectorOf = vectors(data);
  const oddsOf = (text: string): number => odds(vectorOf(asked(text)));
  expect(oddsOf('how many of the sick')).toBeGreaterThan(0);
  expect(oddsOf('who sings for lunch')).toBeLessThan(0);
  expect(oddsOf('zebra')).toBe(0);
});

test('postings count what was added more often than by chance, in any order, and are found in parts of any size', () => {
  const occurrence = fc.record({
    key: fc.nat(40),
    owner: fc.nat(5),
    weight: fc.constantFrom(0.4, 0.7, 1, 2),
  });
  const given = fc.record({
    occurrences: fc.array(occurrence, { maxLength: 200 }),
    part: fc.integer({ min: 1, max: 50 }),
    chance: fc.constantFrom(0, 1, 2.1),
  });
  fc.assert(
    fc.property(given, ({ occurrences, part, chance }) => {
      const builder = new PostingsBuilder(41, 6);
      for (const { key, owner, weight } of occurrences) builder.add(key, owner, weight);
      const postings = builder.build(chance);
      const find = finderIn(postings, part);
      for (let key = -1; key <= 41; key++) {
        const added = occurrences.filter(each => each.key === key);
        const tenths = added.reduce((sum, { weight }) => sum + Math.round(weight * 10), 0);
        const counts = new Map<number, number>();
        if (tenths > chance * 10)
          for (const { owner, weight } of added) counts.set(owner, (counts.get(owner) ?? 0) + weight);
        const at = find(key);
        expect(at >= 0).toBe(counts.size > 0);
        const [from, end] = at < 0 ? [0, 0] : [postings.starts[at] ?? 0, postings.starts[at + 1]];
        const found = [...postings.owners.subarray(from, end)];
        expect(found).toEqual([...counts.keys()].toSorted((a, b) => a - b));
        for (const [at, owner] of found.entries())
          expect(postings.counts[from + at]).toBeCloseTo(counts.get(owner) ?? 0, 4);
      }
    }),
  );
});

test('more keys and owners than one number can tell apart are refused', () => {
  expect(() => new PostingsBuilder(2 ** 50, 2 ** 10)).toThrow(RangeError);
  expect(() => new PostingsBuilder(1, 2 ** 27)).toThrow(RangeError);
});

test('more stems than pairs can tell apart are refused', () => {
  const pair = (second: number): number[] => pairKeys([0, second].map(stem => ({ stem, isStop: false })));
  expect(pair(2 ** 20 - 1)).toHaveLength(2);
  expect(() => pair(2 ** 20)).toThrow(RangeError);
});
