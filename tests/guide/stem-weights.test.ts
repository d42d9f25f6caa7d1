import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PostingsBuilder } from '../../src/guide/search-postings-builder.ts';
import { WEIGHTS } from '../../src/guide/search-reading.ts';
import { StemWeights } from '../../src/guide/stem-weights.ts';

const STEMS = 3;
const text = fc.record({
  words: fc.array(fc.record({ stem: fc.nat(STEMS - 1) }), { maxLength: 5 }),
  weight: fc.constantFrom(...Object.values(WEIGHTS)),
});
const owners = fc.array(fc.array(text, { maxLength: 60 }), { minLength: 1, maxLength: 4 });

test('weights that are added up first make the same postings as one after the other', () => {
  fc.assert(
    fc.property(owners, owners => {
      const stemWeights = new StemWeights();
      const [together, single] = [
        new PostingsBuilder(STEMS, owners.length),
        new PostingsBuilder(STEMS, owners.length),
      ];
      for (const [owner, texts] of owners.entries()) {
        for (const { words, weight } of texts) {
          stemWeights.add(words, weight);
          for (const stem of new Set(words.map(({ stem }) => stem))) single.add(stem, owner, weight);
        }
        stemWeights.handTo(together, owner);
      }
      expect(together.build()).toEqual(single.build());
    }),
  );
});
