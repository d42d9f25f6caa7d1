import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AskedCases } from '../../src/guide/asked-cases.ts';
import { buildNearest } from '../../src/guide/build-nearest.ts';
import { nearestFrom } from '../../src/guide/search-nearest.ts';
import type { Vector } from '../../src/guide/search-odds.ts';

const WORDS = 12;
const OUTSIDE = 3;
/** What each word counts wherever it is said. */
const MASSES = Array.from({ length: WORDS }, (_, word) => 1 + (word % 4) / 2);

interface Question {
  words: number[];
  owner: number;
}

function vectorOf(words: readonly number[]): Vector {
  const length = Math.hypot(...words.map(word => MASSES[word] ?? 0));
  return { places: [...words], values: words.map(word => (MASSES[word] ?? 0) / length), length };
}

function casesOf(questions: readonly Question[]): AskedCases {
  const vectors = questions.map(({ words }) => vectorOf(words));
  let end = 0;
  return {
    starts: Uint32Array.from([0, ...vectors.map(({ places }) => (end += places.length))]),
    places: Uint32Array.from(vectors.flatMap(({ places }) => places)),
    values: Float32Array.from(vectors.flatMap(({ values }) => values)),
    lengths: Float32Array.from(vectors, ({ length }) => length),
    owners: Uint32Array.from(questions, ({ owner }) => owner),
  };
}

function cosine(one: Vector, other: Vector): number {
  return one.places.reduce((sum, place, at) => {
    const there = other.places.indexOf(place);
    return sum + (one.values[at] ?? 0) * (there < 0 ? 0 : (other.values[there] ?? 0));
  }, 0);
}

const words = fc.uniqueArray(fc.nat(WORDS - 1), { minLength: 1, maxLength: 5 });
const question = fc.record({ words, owner: fc.nat(OUTSIDE) });

describe('the nearest questions', () => {
  test('are those with the largest cosines, whatever was asked before', () => {
    fc.assert(
      fc.property(fc.array(question, { minLength: 1, maxLength: 120 }), fc.array(words), (asked, texts) => {
        const nearestOf = nearestFrom(buildNearest(casesOf(asked), WORDS), OUTSIDE);
        for (const text of texts) {
          const all = asked
            .map(({ words, owner }) => ({ owner, cosine: cosine(vectorOf(text), vectorOf(words)) }))
            .toSorted((a, b) => b.cosine - a.cosine);
          const { shares, inside, outside } = nearestOf(vectorOf(text));
          const most = (of: typeof all): number => Math.max(0, ...of.map(one => one.cosine));
          expect(inside).toBeCloseTo(most(all.filter(({ owner }) => owner < OUTSIDE)), 4);
          expect(outside).toBeCloseTo(most(all.filter(({ owner }) => owner === OUTSIDE)), 4);
          const squares = all.slice(0, 50).reduce((sum, one) => sum + one.cosine ** 2, 0);
          const total = shares.reduce((sum, share) => sum + share, 0);
          expect(total).toBeCloseTo(squares / (squares + 1), 4);
        }
      }),
    );
  });

  test('give their sections their shares', () => {
    const asked = [
      { words: [0, 1], owner: 0 },
      { words: [0, 1], owner: 1 },
      { words: [5], owner: 2 },
    ];
    const { shares } = nearestFrom(buildNearest(casesOf(asked), WORDS), OUTSIDE)(vectorOf([0, 1]));
    expect([...shares].map(share => share.toFixed(3))).toEqual(['0.333', '0.333', '0.000', '0.000']);
  });

  test('are not looked for by what every hundredth question says', () => {
    const rare = { words: [1], owner: 1 };
    const asked = [...Array.from({ length: 8_000 }, () => ({ words: [0, 2], owner: 0 })), rare];
    const { shares, inside } = nearestFrom(buildNearest(casesOf(asked), WORDS), OUTSIDE)(vectorOf([0, 1]));
    expect(shares[0]).toBe(0);
    expect(inside).toBeGreaterThan(0.5);
  });
});
