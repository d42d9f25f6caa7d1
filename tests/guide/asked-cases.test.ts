import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AskedBefore, casesOf } from '../../src/guide/asked-cases.ts';
import { lookingUp } from '../../src/guide/search-asked.ts';
import { KeyNumbers } from '../../src/guide/search-key-numbers.ts';
import { vectors } from '../../src/guide/search-odds.ts';
import { MOST_PAIRS, MOST_STEMS, pairKeys } from '../../src/guide/search-pairs.ts';
import { PostingsBuilder } from '../../src/guide/search-postings-builder.ts';
import { weighPostings } from '../../src/guide/weigh-postings.ts';

const OWNERS = 4;
const word = fc.record({ stem: fc.nat(12), isStop: fc.boolean() });
const question = fc.record({ words: fc.array(word, { maxLength: 9 }), owner: fc.nat(OWNERS - 1) });

test('known questions are the vectors that they would be when somebody asked them', () => {
  const given = fc.record({
    questions: fc.array(question, { maxLength: 20 }),
    chance: fc.constantFrom(0, 1),
  });
  fc.assert(
    fc.property(given, ({ questions, chance }) => {
      const asked = new AskedBefore();
      const said = new PostingsBuilder(MOST_STEMS, OWNERS);
      const pairs = new PostingsBuilder(MOST_PAIRS, OWNERS);
      for (const { words, owner } of questions) {
        const keys = pairKeys(words);
        asked.add(words, keys, owner);
        for (const stem of new Set(words.map(({ stem }) => stem))) said.add(stem, owner, 1);
        for (const key of keys) pairs.add(key, owner, 1);
      }
      const everything = weighPostings({ said: said.build(), pairs: pairs.build(chance) }, OWNERS);
      const lookUp = lookingUp(everything);
      const vectorOf = vectors(everything);
      const { starts, places, values, lengths, owners } = casesOf(asked, everything);
      for (const [at, { words, owner }] of questions.entries()) {
        const vector = vectorOf(lookUp(words));
        expect([...places.subarray(starts[at], starts[at + 1])]).toEqual(vector.places);
        expect([...values.subarray(starts[at], starts[at + 1])]).toEqual(vector.values.map(Math.fround));
        expect(lengths[at]).toBe(Math.fround(vector.length));
        expect(owners[at]).toBe(owner);
      }
    }),
  );
});

test('keys are numbered as they first come, also those that need more than 32 bits', () => {
  const key = fc.oneof(
    fc.nat(50),
    fc.maxSafeNat(),
    fc.nat(3_000).map(near => 2 ** 33 + near),
  );
  fc.assert(
    fc.property(fc.array(key, { maxLength: 5_000, size: 'max' }), keys => {
      const numbers = new KeyNumbers();
      const expected = new Map<number, number>();
      for (const key of keys) {
        if (!expected.has(key)) expected.set(key, expected.size);
        expect(numbers.numberOf(key)).toBe(expected.get(key));
      }
      expect([...numbers.keys()]).toEqual([...expected.keys()]);
    }),
    { numRuns: 20 },
  );
});
