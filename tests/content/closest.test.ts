import { expect, test } from 'vitest';
import { closest } from '../../src/content/closest.ts';

test.for([
  { name: 'takaway', meant: 'takeaway' },
  { name: 'misconseption', meant: 'misconception' },
  { name: 'STEM', meant: 'stem' },
  { name: 'stam', meant: 'stem' },
  { name: 'zebra', meant: undefined },
  { name: '', meant: undefined },
])('$name was meant to be $meant', ({ name, meant }) => {
  expect(closest(name, ['takeaway', 'misconception', 'stem', 'services'])).toBe(meant);
});
