import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type DomainWeight,
  type ExamCandidate,
  type ExamRequest,
  examSize,
  selectExam,
} from '../../src/quiz/select-exam.ts';

const domains: DomainWeight[] = [
  { id: '1', weight: 20, objectives: ['1.1.1', '1.1.2', '1.2.1'] },
  { id: '2', weight: 24, objectives: ['2.1.1', '2.1.2'] },
  { id: '3', weight: 28, objectives: ['3.1.1'] },
  { id: '4', weight: 14, objectives: ['4.1.1'] },
  { id: '5', weight: 14, objectives: ['5.1.1'] },
];

/** So many questions on each objective. */
function bank(sizes: Record<string, number>): ExamCandidate[] {
  return Object.entries(sizes).flatMap(([objective, size]) =>
    Array.from({ length: size }, (_, index) => ({ id: `${objective} #${index}`, objective })),
  );
}
const whole = bank({
  '1.1.1': 40,
  '1.1.2': 40,
  '1.2.1': 40,
  '2.1.1': 40,
  '2.1.2': 40,
  '3.1.1': 40,
  '4.1.1': 40,
  '5.1.1': 40,
});

function exam(changes: Partial<ExamRequest<ExamCandidate>> = {}): ExamCandidate[] {
  return selectExam({ candidates: whole, domains, questions: 65, seen: [], seed: 'seed', ...changes });
}
const countBy = (items: ExamCandidate[], length: number) =>
  Object.fromEntries(
    [...Map.groupBy(items, ({ objective }) => objective.slice(0, length))]
      .map(([group, list]) => [group, list.length] as const)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );

describe('the size of an exam', () => {
  const full = { questions: 65, minutes: 90 };
  test.each([
    ['full', 384, { questions: 65, minutes: 90 }],
    ['short', 384, { questions: 22, minutes: 30 }],
    ['full', 30, { questions: 30, minutes: 42 }],
    ['short', 30, { questions: 22, minutes: 30 }],
    ['short', 11, { questions: 11, minutes: 15 }],
    ['full', 0, { questions: 0, minutes: 0 }],
  ] as const)('%s, with %i questions in the bank', (kind, inBank, size) => {
    expect(examSize(kind, full, inBank)).toEqual(size);
  });
});

describe('the questions of an exam', () => {
  test('follow the weights of the blueprint', () => {
    expect(countBy(exam(), 1)).toEqual({ 1: 13, 2: 16, 3: 18, 4: 9, 5: 9 });
    expect(countBy(exam({ questions: 22 }), 1)).toEqual({ 1: 5, 2: 5, 3: 6, 4: 3, 5: 3 });
  });

  test('are spread evenly over the objectives of a domain', () => {
    expect(countBy(exam(), 5)).toMatchObject({ '1.1.1': 5, '1.1.2': 4, '1.2.1': 4, '2.1.1': 8, '2.1.2': 8 });
  });

  test('come from what the bank has', () => {
    const candidates = bank({ '1.1.1': 3, '1.1.2': 90 });
    expect(countBy(exam({ candidates }), 5)).toEqual({ '1.1.1': 3, '1.1.2': 62 });
    expect(exam({ candidates: [] })).toEqual([]);
  });

  test('leave out objectives that the blueprint does not have', () => {
    expect(exam({ candidates: bank({ '9.9.9': 5, '1.1.1': 2 }) })).toHaveLength(2);
  });

  test('are those that the member never had, then those had longest ago', () => {
    const candidates = bank({ '1.1.1': 6 });
    const seen = ['1.1.1 #0', '1.1.1 #1', '1.1.1 #2', '1.1.1 #0'];
    const ids = exam({ candidates, questions: 4, seen }).map(({ id }) => id);
    expect(ids.toSorted()).toEqual(['1.1.1 #1', '1.1.1 #3', '1.1.1 #4', '1.1.1 #5']);
  });

  test('are in an order of their own, which the seed decides', () => {
    const ids = (seed: string) => exam({ seed }).map(({ id }) => id);
    expect(ids('a')).toEqual(ids('a'));
    expect(ids('a')).not.toEqual(ids('b'));
    const domainsInOrder = exam().map(({ objective }) => objective.charAt(0));
    expect(domainsInOrder).not.toEqual(domainsInOrder.toSorted());
  });

  test('are never twice in one exam, and as many as there are', () => {
    fc.assert(
      fc.property(
        fc.record(
          Object.fromEntries(domains.flatMap(({ objectives }) => objectives).map(id => [id, fc.nat(30)])),
        ),
        fc.integer({ min: 0, max: 80 }),
        fc.string(),
        (sizes, questions, seed) => {
          const candidates = bank(sizes);
          const ids = exam({ candidates, questions, seed }).map(({ id }) => id);
          expect(new Set(ids).size).toBe(ids.length);
          expect(ids.length).toBe(Math.min(questions, candidates.length));
        },
      ),
      { numRuns: 60 },
    );
  });
});
