import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type PracticeCandidate, type Seen, selectPractice } from '../../src/quiz/select-practice.ts';

/** `bank('a1 a2 b1')`: the letter is the section. */
function bank(ids: string): PracticeCandidate[] {
  return ids.split(' ').map(id => ({ id, sectionId: id.charAt(0) }));
}

/** `history('a1+ b1- c1?')`: right, wrong, left open. */
function history(seen: string): Seen[] {
  return seen
    .split(' ')
    .filter(Boolean)
    .map(entry => ({
      questionId: entry.slice(0, -1),
      correct: entry.endsWith('?') ? undefined : entry.endsWith('+'),
    }));
}

describe('the next practice question', () => {
  test.each([
    ['one never seen, before wrong ones', 'a1 a2 b1', 'a1- b1-', 'a2'],
    ['a wrong one, before right ones', 'a1 a2 b1 b2', 'a1+ a2- b1+ b2+', 'a2'],
    ['one left open, before right ones', 'a1 a2 b1', 'a1+ a2? b1+', 'a2'],
    ['the wrong one seen longest ago', 'a1 a2 b1', 'b1- a2- a1-', 'b1'],
    ['the right one seen longest ago', 'a1 a2 b1', 'a2+ b1+ a1+', 'a2'],
    ['by the last time, not the first', 'a1 a2 b1', 'a1- a2- a1+ b1+', 'a2'],
    ['not the one just asked, though it was wrong', 'a1 b1', 'b1+ a1-', 'b1'],
    ['the one just asked, when there is no other', 'a1', 'a1+', 'a1'],
    ['of the section of which less was seen', 'a1 a2 b1 b2', 'a1+', 'b'],
    ['of the section of which the smaller share was seen', 'a1 a2 b1 b2 b3 b4', 'a1+ b1+', 'b'],
    ['one of the bank, whatever is gone from it', 'a1', 'gone- gone+', 'a1'],
  ])('is %s', (_what, questions, seen, expected) => {
    for (const seed of ['x', 'y', 'z']) {
      expect(selectPractice(bank(questions), history(seen), seed)?.id).toMatch(new RegExp(`^${expected}`));
    }
  });

  test.each([
    ['none of those the run has had, though all others were right', 'a1 a2 b1', 'a1+ b1+ a2-', 'a2', 'a1'],
    ['of a section that the run has not had yet', 'a1 a2 b1 b2', 'a1+', 'a1', 'b'],
  ])('in a run is %s', (_what, questions, seen, had, expected) => {
    for (const seed of ['x', 'y', 'z']) {
      const next = selectPractice(bank(questions), history(seen), seed, new Set(had.split(' ')));
      expect(next?.id).toMatch(new RegExp(`^${expected}`));
    }
  });

  test('is undefined when the run has had all', () => {
    expect(selectPractice(bank('a1 b1'), [], 'seed', new Set(['a1', 'b1']))).toBeUndefined();
  });

  test('is undefined when there is none', () => {
    expect(selectPractice([], history('a1+'), 'seed')).toBeUndefined();
  });

  test('depends on the seed where nothing else decides, and on nothing but its arguments', () => {
    const questions = bank('a1 b1 c1 d1 e1 f1 g1 h1');
    const first = (seed: string) => selectPractice(questions, [], seed)?.id;
    expect(first('anna')).toBe(first('anna'));
    expect(new Set(['anna', 'ben', 'chloe', 'dora', 'emil', 'fay'].map(first)).size).toBeGreaterThan(1);
  });

  test('goes through the whole bank before it comes back to a question', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 5 }),
        fc.infiniteStream(fc.constantFrom(true, false, undefined)),
        (sizes, outcomes) => {
          const questions = sizes.flatMap((size, section) =>
            Array.from({ length: size }, (_, index) => ({
              id: `${section}-${index}`,
              sectionId: `${section}`,
            })),
          );
          const seen: Seen[] = [];
          for (const [index] of questions.entries()) {
            const next = selectPractice(questions, seen, `${index}`);
            seen.push({ questionId: next?.id ?? 'none', correct: outcomes.next().value });
          }
          expect(new Set(seen.map(({ questionId }) => questionId)).size).toBe(questions.length);
        },
      ),
      { numRuns: 50 },
    );
  });
});
