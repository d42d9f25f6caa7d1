import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FORGIVEN_PER_MONTH, type RoundAttendance, streakOf } from '../../src/quiz/streak.ts';

/** `+` answered, `-` missed, `o` open and not answered yet; a space starts the next month. */
function rounds(picture: string): RoundAttendance[] {
  return picture.split(' ').flatMap((month, monthIndex) =>
    [...month].map((sign, day) => ({
      day: `2026-${String(monthIndex + 1).padStart(2, '0')}-${String(day + 1).padStart(2, '0')}`,
      answered: sign === '+',
      open: sign === 'o',
    })),
  );
}

describe('a streak', () => {
  test.each([
    ['', 0, 0],
    ['+', 1, 0],
    ['+++', 3, 0],
    ['++-+', 3, 1],
    ['++--+', 3, 2],
    ['++---', 0, 2],
    ['++---+', 1, 2],
    ['++-- --+', 3, 2],
    ['++-- ---+', 1, 2],
    ['+++o', 3, 0],
    ['o', 0, 0],
    ['+-o', 1, 1],
  ])('of %s is %i, with %i misses forgiven this month', (picture, length, forgiven) => {
    expect(streakOf(rounds(picture))).toEqual({ length, forgiven });
  });

  const attendance = fc
    .array(fc.constantFrom('+', '-', ' '), { maxLength: 60 })
    .map(signs => rounds(signs.join('')));

  test('is never longer than the number of rounds answered', () => {
    fc.assert(
      fc.property(attendance, list => {
        expect(streakOf(list).length).toBeLessThanOrEqual(list.filter(round => round.answered).length);
      }),
    );
  });

  test('grows by one with each answer, and never by waiting', () => {
    fc.assert(
      fc.property(attendance, list => {
        const next = { day: '2027-01-01', answered: true, open: false };
        expect(streakOf([...list, next]).length).toBe(streakOf(list).length + 1);
        expect(streakOf([...list, { ...next, answered: false, open: true }]).length).toBe(
          streakOf(list).length,
        );
      }),
    );
  });

  test('forgives no more than the rule says', () => {
    fc.assert(
      fc.property(attendance, list => {
        expect(streakOf(list).forgiven).toBeLessThanOrEqual(FORGIVEN_PER_MONTH);
      }),
    );
  });
});
