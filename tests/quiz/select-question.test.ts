import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Candidate, type PastRound, selectQuestion } from '../../src/quiz/select-question.ts';

const FOCUSES = ['service', 'trade-off', 'bottleneck', 'requirement'];

/** Sections with as many questions as given, focuses in turn. */
function bank(sizes: Record<string, number>): Candidate[] {
  return Object.entries(sizes).flatMap(([section, size]) =>
    Array.from({ length: size }, (_, index) => ({
      id: `${section}-${index}`,
      section,
      objective: '1.3.1',
      focus: FOCUSES[index % FOCUSES.length] ?? '',
    })),
  );
}

/** Plays rounds; `howItWent` says how many of ten answers were right. */
function play(
  candidates: Candidate[],
  rounds: number,
  howItWent: (question: Candidate) => number,
): PastRound[] {
  const history: PastRound[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const question = selectQuestion(candidates, history, `seed-${round}`);
    if (!question) throw new Error('nothing to ask');
    history.push({ questionId: question.id, answered: 10, right: howItWent(question) });
  }
  return history;
}

const sectionOf = (round: PastRound): string => round.questionId.replace(/-\d+$/, '');

describe('the next question', () => {
  test('is undefined for an empty bank', () => {
    expect(selectQuestion([], [], 'seed')).toBeUndefined();
  });

  test('never comes again until the bank is used up', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 5 }), sizes => {
        const candidates = bank(Object.fromEntries(sizes.map((size, index) => [`s${index}`, size])));
        const asked = play(candidates, candidates.length, () => 5).map(round => round.questionId);
        expect(new Set(asked).size).toBe(candidates.length);
      }),
      { numRuns: 50 },
    );
  });

  test('is the one seen longest ago when all were seen', () => {
    const candidates = bank({ s: 3 });
    const history = play(candidates, 3, () => 5);
    expect(selectQuestion(candidates, history, 'x')?.id).toBe(history[0]?.questionId);
  });

  test('is the same for the same history and seed', () => {
    const candidates = bank({ a: 5, b: 5 });
    const history = play(candidates, 4, () => 5);
    expect(selectQuestion(candidates, history, 'x')).toEqual(selectQuestion(candidates, history, 'x'));
  });

  test('goes through all sections before it comes back to one', () => {
    const sections = play(bank({ a: 9, b: 9, c: 9 }), 6, () => 5).map(sectionOf);
    expect(new Set(sections.slice(0, 3)).size).toBe(3);
    expect(new Set(sections.slice(3, 6)).size).toBe(3);
  });

  test('asks more of the section that the channel gets wrong', () => {
    const history = play(bank({ easy: 40, hard: 40 }), 24, question => (question.section === 'hard' ? 1 : 9));
    const hard = history.filter(round => sectionOf(round) === 'hard').length;
    expect(hard).toBeGreaterThan(14);
    expect(hard).toBeLessThan(22);
  });

  test('does not repeat a focus while others wait', () => {
    const candidates = bank({ a: 12 });
    const focuses = play(candidates, 4, () => 5).map(
      round => candidates.find(candidate => candidate.id === round.questionId)?.focus,
    );
    expect(new Set(focuses).size).toBe(4);
  });

  test('goes on when questions of the history are gone from the bank', () => {
    const history = [{ questionId: 'gone', answered: 3, right: 1 }];
    expect(selectQuestion(bank({ a: 1 }), history, 'x')?.id).toBe('a-0');
  });
});
