import { expect, test } from 'vitest';
import { pngOf } from '../../src/picture/png.ts';
import { weeksPicture } from '../../src/picture/weeks-picture.ts';

const weeks = [
  { label: '9 Nov', answered: 12, right: 7 },
  { label: '16 Nov', answered: 0, right: 0 },
  { label: '23 Nov', answered: 5, right: 5 },
];

test('a week’s bar says in numbers what it shows', () => {
  const svg = weeksPicture(weeks);
  for (const text of ['7 of 12', '5 of 5', '–', '9 Nov', '23 Nov', 'not right'])
    expect(svg).toContain(`>${text}<`);
});

test('no number of weeks or answers leaves the frame', () => {
  for (const many of [
    [],
    weeks.slice(0, 1),
    weeks,
    weeks.map(week => ({ ...week, answered: 9_999, right: 9_999 })),
  ]) {
    const svg = weeksPicture(many);
    for (const [, x = '', y = ''] of svg.matchAll(/ x="([^"]+)" y="([^"]+)"/g)) {
      expect(Number(x)).toBeGreaterThanOrEqual(0);
      expect(Number(x)).toBeLessThanOrEqual(800);
      expect(Number(y)).toBeGreaterThanOrEqual(0);
      expect(Number(y)).toBeLessThanOrEqual(360);
    }
  }
});

test('the picture is a PNG with something on it, and the same weeks make the same picture', async () => {
  const png = await pngOf(weeksPicture(weeks));
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1_600, 720]);
  expect(png.equals(await pngOf(weeksPicture(weeks)))).toBe(true);
  expect(png.equals(await pngOf(weeksPicture(weeks.slice(0, 2))))).toBe(false);
});
