import { expect, test } from 'vitest';
import { isKnownZone } from '../../src/quiz/find-zone.ts';
import { localDay } from '../../src/quiz/window.ts';

test.each([
  ['Europe/Berlin', true],
  ['US/Eastern', true],
  ['UTC', true],
  ['Mars/Olympus_Mons', false],
  ['', false],
  ['Europe/', false],
])('%j is a zone to reckon with: %s', (name, known) => {
  expect(isKnownZone(name)).toBe(known);
  // The second time it is remembered.
  expect(isKnownZone(name)).toBe(known);
  if (known) expect(localDay(0, name)).toMatch(/^19(69|70)-/);
});
