import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ALIKE } from '../../src/bank/lint/near-duplicates.ts';
import { similarity, vectorsOf } from '../../src/bank/lint/similarity.ts';
import { STOP_WORDS, wordsOf } from '../../src/bank/lint/words.ts';
import { loadBank } from '../../src/bank/load-bank.ts';

function likeness(a: string, b: string, ...others: string[]): number {
  const [first = new Map(), second = new Map()] = vectorsOf([a, b, ...others]);
  return similarity(first, second);
}

const CLICKS =
  'A retailer wants to feed website clicks to a model within seconds of each click. Which AWS service should take in the clicks?';

test.for([
  { name: 'itself', other: CLICKS, from: 1, to: 1 },
  {
    name: 'a copy with another industry',
    other:
      'A publisher wants to feed newspaper clicks to a model within seconds of each click. Which AWS service should take in the clicks?',
    from: ALIKE,
    to: 1,
  },
  {
    name: 'the same sentence in another order',
    other:
      'Which AWS service should take in the clicks when a retailer wants to feed website clicks to a model within seconds?',
    from: ALIKE,
    to: 1,
  },
  {
    name: 'another question in the same frame',
    other:
      'A museum wants to translate audio guides for a model within a month. Which AWS service should take on the task?',
    from: 0,
    to: 0.35,
  },
  { name: 'something else', other: 'How is recall calculated from a confusion matrix?', from: 0, to: 0.01 },
])('a stem and $name', ({ other, from, to }) => {
  const value = likeness(CLICKS, other);
  expect(value).toBeGreaterThanOrEqual(from - 1e-9);
  expect(value).toBeLessThanOrEqual(to);
});

test('it lies between 0 and 1, is the same both ways, and 1 for equal texts', () => {
  const text = fc.array(fc.constantFrom('data', 'drift', 'model', 'stream', 'cost', 'the', 'of', '!'), {
    minLength: 1,
  });
  fc.assert(
    fc.property(text, text, (a, b) => {
      const [one, two] = [a.join(' '), b.join(' ')];
      const value = likeness(one, two);
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThanOrEqual(1);
      expect(likeness(two, one)).toBeCloseTo(value, 10);
      if (wordsOf(one).some(word => !STOP_WORDS.has(word))) expect(likeness(one, one)).toBeCloseTo(1, 10);
    }),
  );
});

describe('on the shipped bank', () => {
  const stems = loadBank(join(import.meta.dirname, '../../knowledge')).entries.map(({ value }) => value.stem);

  test('a copy with every tenth telling word replaced is found nearly always', () => {
    const copies = stems.map((stem, index) =>
      stem.replace(/[\p{L}\d]+/gu, (word, offset: number) => {
        const isTelling = !STOP_WORDS.has(word.toLowerCase());
        return isTelling && (offset + index) % 10 === 0 ? `other${index}` : word;
      }),
    );
    const vectors = vectorsOf([...stems, ...copies]);
    const found = stems.filter((_, index) => {
      const [a, b] = [vectors[index], vectors[index + stems.length]];
      return a && b && similarity(a, b) >= ALIKE;
    });
    expect(found.length / stems.length).toBeGreaterThan(0.95);
  });

  test('no two stems are alike', () => {
    const vectors = vectorsOf(stems);
    const highest = vectors.reduce(
      (most, a, index) => vectors.slice(0, index).reduce((best, b) => Math.max(best, similarity(a, b)), most),
      0,
    );
    expect(highest).toBeLessThan(ALIKE);
  });
});
