import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AskedCases } from '../../src/guide/asked-cases.ts';
import { fitAskedFor } from '../../src/guide/fit-asked-for.ts';
import { type AskedForWeights, askedForFrom } from '../../src/guide/search-asked-for.ts';
import { buildSearchIndex } from '../../src/guide/search-index.ts';
import { shippedKnowledge } from '../ask/knowledge.ts';

/** Words 0, 1, … each alone are asked of the section of that number, word 9 of any; section 2 is asked for once. */
function casesOf(times: number): AskedCases {
  const questions = Array.from({ length: times }, () => [0, 1]).flat();
  const owners = Uint32Array.from([...questions, 2]);
  return {
    starts: Uint32Array.from([...owners, 0], (_, at) => 2 * at),
    places: Uint32Array.from([...owners].flatMap(owner => [owner, 9])),
    values: new Float32Array(2 * owners.length).fill(Math.SQRT1_2),
    lengths: new Float32Array(owners.length).fill(1),
    owners,
  };
}

const OUTSIDE = 3;
const WORDS = 10;
const oneWord = (place: number) => ({ places: [place], values: [1], length: 1 });

describe('which section people ask for', () => {
  const weights = fitAskedFor(casesOf(100), OUTSIDE, WORDS);
  const askedFor = askedForFrom(weights, OUTSIDE);

  test('is learnt from how they asked before, and the same each time', () => {
    const [zero = 0, one = 0] = askedFor(oneWord(0));
    expect(zero).toBeGreaterThan(0);
    expect(one).toBeLessThan(0);
    expect(fitAskedFor(casesOf(100), OUTSIDE, WORDS)).toEqual(weights);
  });

  test('is not guessed for a section that few ask for', () => {
    expect([...weights.sections]).toEqual([0, 1]);
    expect(askedFor(oneWord(2))[2]).toBe(0);
    expect(fitAskedFor(casesOf(99), OUTSIDE, WORDS).sections).toHaveLength(0);
  });

  test('is nothing to know of words that are said too seldom, and without any section', () => {
    const [zero = 0, one = 0] = askedFor(oneWord(2));
    expect(zero).toBeCloseTo(one, 1);
    expect([...askedForFrom(fitAskedFor(casesOf(0), OUTSIDE, WORDS), OUTSIDE)(oneWord(0))]).toEqual([
      0, 0, 0,
    ]);
  });

  test('is told in shares: those of all sections have a mean of 1', () => {
    const numbers = fc.array(fc.float({ min: -9, max: 9, noNaN: true }), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(numbers, fc.float({ min: 0, max: 1, noNaN: true }), (given, value) => {
        const model: AskedForWeights = {
          sections: Uint32Array.of(1, 3, 4, 6),
          rows: Int32Array.of(-1, 0),
          weights: Float16Array.from(given.slice(0, 4)),
          biases: Float32Array.from(given.slice(4)),
        };
        const likelier = askedForFrom(model, 7)({ places: [0, 1], values: [1, value], length: 1 });
        const shares = [...model.sections].map(section => Math.exp(likelier[section] ?? 0));
        expect(shares.reduce((sum, share) => sum + share, 0) / 4).toBeCloseTo(1, 6);
        expect([likelier[0], likelier[2], likelier[5]]).toEqual([0, 0, 0]);
      }),
    );
  });
});

test('a new section is found by its own words beside those of which thousands of questions are known', async () => {
  const knowledge = shippedKnowledge();
  const [first] = knowledge.sections;
  if (!first) throw new Error('the guide has no section');
  const added = {
    ...first,
    id: 'embeddings',
    title: 'Embeddings and vector stores',
    asks: [
      'how does a search find texts of the same meaning',
      'what is a vector store',
      'where are vectors kept',
    ],
    intro: [],
    parts: [],
    services: [],
  };
  const ways = knowledge.ways.filter((_, at) => at % 10 === 0);
  const search = await buildSearchIndex({ ...knowledge, ways, sections: [...knowledge.sections, added] });
  for (const question of ['what is an embedding', 'vector stores on aws', 'texts of the same meaning']) {
    expect(search(question).hits[0]?.section.id, question).toBe('embeddings');
  }
});
