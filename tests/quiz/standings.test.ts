import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asMemberKey } from '../../src/quiz/ids.ts';
import { accuracyOf, type Score, standingsOf } from '../../src/quiz/standings.ts';

const score = (name: string, points: number, correct = 1, answered = 1): Score => ({
  member: asMemberKey(name),
  name,
  points,
  offered: points,
  correct,
  answered,
});

describe('standings', () => {
  test('share a rank for equal points and skip the next: 1, 2, 2, 4', () => {
    const standings = standingsOf([score('d', 1), score('b', 5), score('a', 9), score('c', 5)]);
    expect(standings.map(({ name, rank }) => [name, rank])).toEqual([
      ['a', 1],
      ['b', 2],
      ['c', 2],
      ['d', 4],
    ]);
  });

  test.each([
    ['accuracy', score('x', 4, 2, 4), score('y', 4, 2, 2), 'y'],
    ['rounds answered', score('x', 4, 2, 2), score('y', 4, 3, 3), 'y'],
    ['name', score('Zoe', 4), score('anna', 4), 'anna'],
    ['name with accents', score('Émile', 4), score('Fay', 4), 'Émile'],
  ])('inside a tie go by %s', (_by, first, second, winner) => {
    expect(standingsOf([first, second])[0]?.name).toBe(winner);
  });

  test('leave out who has no points', () => {
    expect(standingsOf([score('a', 0, 0, 3)])).toEqual([]);
  });

  const scores = fc
    .uniqueArray(fc.record({ name: fc.string(), points: fc.nat(5), correct: fc.nat(3), more: fc.nat(3) }), {
      selector: entry => entry.name,
      maxLength: 12,
    })
    .map(entries =>
      entries.map(({ name, points, correct, more }) => score(name, points, correct, correct + more)),
    );

  test('do not depend on the order in which the scores come', () => {
    fc.assert(
      fc.property(scores, list => {
        expect(standingsOf(list.toReversed())).toEqual(standingsOf(list));
      }),
    );
  });

  test('give each member as many better ones as the rank says', () => {
    fc.assert(
      fc.property(scores, list => {
        const standings = standingsOf(list);
        for (const standing of standings) {
          expect(standings.filter(other => other.points > standing.points)).toHaveLength(standing.rank - 1);
        }
      }),
    );
  });

  test('have no accuracy before the first answer', () => {
    expect(accuracyOf({ correct: 0, answered: 0 })).toBeUndefined();
    expect(accuracyOf({ correct: 1, answered: 4 })).toBe(0.25);
  });
});
