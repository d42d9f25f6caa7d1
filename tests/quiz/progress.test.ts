import { describe, expect, test } from 'vitest';
import { weeksOf } from '../../src/quiz/progress.ts';

/** Thursday. */
const NOW = Date.parse('2026-11-26T12:00:00Z');
const answer = (at: string, correct = true) => ({ questionId: at, correct, at: Date.parse(at) });

describe('weeks', () => {
  test('begin on Monday in the member’s zone', () => {
    const late = answer('2026-11-22T23:30:00Z');
    expect(weeksOf([late], NOW, 'Europe/Berlin')).toEqual([{ from: '2026-11-23', answered: 1, right: 1 }]);
    expect(weeksOf([late], NOW, 'UTC')).toEqual([
      { from: '2026-11-16', answered: 1, right: 1 },
      { from: '2026-11-23', answered: 0, right: 0 },
    ]);
  });

  test('before the first answer are left out, empty ones after it are not', () => {
    const weeks = weeksOf(
      [answer('2026-11-04T12:00:00Z', false), answer('2026-11-25T12:00:00Z')],
      NOW,
      'UTC',
    );
    expect(weeks.map(({ answered, right }) => [answered, right])).toEqual([
      [1, 0],
      [0, 0],
      [0, 0],
      [1, 1],
    ]);
  });

  test('are eight at most, and none before the first answer', () => {
    expect(weeksOf([], NOW, 'UTC')).toEqual([]);
    const weeks = weeksOf([answer('2025-01-01T12:00:00Z'), answer('2026-11-25T12:00:00Z')], NOW, 'UTC');
    expect(weeks).toHaveLength(8);
    expect(weeks[0]).toEqual({ from: '2026-10-05', answered: 0, right: 0 });
  });
});
