import { expect, test } from 'vitest';
import { indexOdds } from '../../src/guide/search-odds.ts';
import { numberStems, pairsOf } from '../../src/guide/search-pairs.ts';
import { indexPhrases } from '../../src/guide/search-phrases.ts';
import { wordReader } from '../../src/guide/search-terms.ts';

const read = wordReader();
const texts = [
  ['how many of the sick did we find', 'catch all of the sick'],
  ['how often is a yes right', 'a yes that is wrong'],
  ['what is for lunch today', 'who sings this song'],
].map((list, owner) => list.map(text => ({ owner, weight: 1, words: read(text) })));
const all = texts.flat();
const stems = numberStems(all.map(({ words }) => words));

test('pairs of grammar words tell owners apart that share no other word', () => {
  const score = indexPhrases(all, 3, stems);
  const [sick = 0, yes = 0, lunch = 0] = score(read('how often'));
  expect(yes).toBeGreaterThan(sick);
  expect(lunch).toBe(0);
});

test('neighbours count in their order only, close words in any', () => {
  const [forth, back] = ['catch the sick', 'sick the catch'].map(text => pairsOf(read(text), stems));
  const shared = [...(forth?.keys() ?? [])].filter(pair => back?.has(pair));
  expect(shared).toHaveLength(1);
});

test('words that nobody said score nothing', () => {
  expect([...indexPhrases(all, 3, stems)(read('quantum zebra'))]).toEqual([0, 0, 0]);
});

test('the odds say which side such words come from, and nothing for unknown ones', () => {
  const odds = indexOdds([...(texts[0] ?? []), ...(texts[1] ?? [])], texts[2] ?? [], stems);
  expect(odds(read('how many of the sick'))).toBeGreaterThan(0);
  expect(odds(read('who sings for lunch'))).toBeLessThan(0);
  expect(odds(read('zebra'))).toBe(0);
});
