import fc from 'fast-check';
import { expect, test } from 'vitest';
import { offeredSince } from '../../src/quiz/offered.ts';

const rounds = [
  { openedAt: 30, points: 3 },
  { openedAt: 10, points: 1 },
  { openedAt: 20, points: 2 },
];

test.each([
  { since: 0, points: 6 },
  { since: 10, points: 6 },
  { since: 11, points: 5 },
  { since: 30, points: 3 },
  { since: 31, points: 0 },
])('since $since, $points points were offered', ({ since, points }) => {
  expect(offeredSince(rounds)(since)).toBe(points);
});

test('without a round nothing was offered', () => {
  expect(offeredSince([])(0)).toBe(0);
});

test('is the sum over the rounds from then on, in whatever order they come', () => {
  const round = fc.record({ openedAt: fc.nat(20), points: fc.integer({ min: 1, max: 3 }) });
  fc.assert(
    fc.property(fc.array(round), fc.nat(22), (given, since) => {
      const later = given.filter(({ openedAt }) => openedAt >= since);
      expect(offeredSince(given)(since)).toBe(later.reduce((sum, { points }) => sum + points, 0));
    }),
  );
});
