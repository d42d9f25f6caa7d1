import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { endOfDay, localDay, localTime, spanOf } from '../../src/quiz/window.ts';

const at = (text: string): number => Date.parse(text);

describe('boards are cut at local midnight', () => {
  test.each([
    ['week', '2026-11-23T00:00:00+01:00', 'Europe/Berlin', '2026-11-22T23:00:00Z', '2026-11-29T23:00:00Z'],
    ['week', '2026-11-22T22:59:59Z', 'Europe/Berlin', '2026-11-15T23:00:00Z', '2026-11-22T23:00:00Z'],
    ['week', '2026-10-25T12:00:00Z', 'Europe/Berlin', '2026-10-18T22:00:00Z', '2026-10-25T23:00:00Z'],
    ['week', '2026-11-23T12:00:00Z', 'Pacific/Kiritimati', '2026-11-22T10:00:00Z', '2026-11-29T10:00:00Z'],
    ['month', '2026-11-30T23:30:00Z', 'Europe/Berlin', '2026-11-30T23:00:00Z', '2026-12-31T23:00:00Z'],
    ['month', '2026-02-10T12:00:00Z', 'UTC', '2026-02-01T00:00:00Z', '2026-03-01T00:00:00Z'],
  ] as const)('a %s around %s in %s', (window, now, zone, from, until) => {
    expect(spanOf(window, at(now), zone)).toEqual({ from: at(from), until: at(until) });
  });

  test('starts a day without midnight at its first moment', () => {
    // Santiago puts its clocks forward at midnight on Sunday 6 September 2026: that day begins at 01:00.
    const { from, until } = spanOf('week', at('2026-09-10T12:00:00Z'), 'America/Santiago');
    expect([from, until]).toEqual([at('2026-09-07T03:00:00Z'), at('2026-09-14T03:00:00Z')]);
    expect(localDay(at('2026-09-06T04:00:00Z'), 'America/Santiago')).toBe('2026-09-06');
  });

  test.each([
    ['2026-11-23T12:34:56Z', 'Europe/Berlin', '13:34', '2026-11-23T23:00:00Z'],
    ['2026-10-25T00:30:00Z', 'Europe/Berlin', '02:30', '2026-10-25T23:00:00Z'],
    ['2026-09-06T03:59:00Z', 'America/Santiago', '23:59', '2026-09-06T04:00:00Z'],
  ])('%s in %s is %s o’clock of a day that ends at %s', (now, zone, time, end) => {
    expect(localTime(at(now), zone)).toBe(time);
    expect(endOfDay(at(now), zone)).toBe(at(end));
  });

  const moment = fc.integer({ min: at('2020-01-01T00:00:00Z'), max: at('2035-01-01T00:00:00Z') });
  const zone = fc.constantFrom(
    'UTC',
    'Europe/Berlin',
    'America/New_York',
    'Asia/Kolkata',
    'Australia/Lord_Howe',
  );

  test('the span holds its moment, and the next one begins where it ends', () => {
    fc.assert(
      fc.property(fc.constantFrom('week', 'month'), moment, zone, (window, now, timeZone) => {
        const span = spanOf(window, now, timeZone);
        expect(span.from).toBeLessThanOrEqual(now);
        expect(span.until).toBeGreaterThan(now);
        expect(spanOf(window, span.until, timeZone).from).toBe(span.until);
      }),
    );
  });
});
