import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hashOf } from '../../src/content/hash.ts';

test('the order of keys does not matter, whatever the values', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), value => {
      const turned = Object.fromEntries(Object.entries(value).toReversed());
      return hashOf(value) === hashOf(turned);
    }),
  );
});

test('the order of a list does matter', () => {
  expect(hashOf(['a', 'b'])).not.toBe(hashOf(['b', 'a']));
});

test('it is short, and the same on every machine', () => {
  expect(hashOf({ b: [1, null], a: 'é' })).toBe(hashOf({ a: 'é', b: [1, null] }));
  expect(hashOf({ a: 'é' })).toMatch(/^[0-9a-f]{12}$/);
  expect(hashOf({ a: 1 })).toBe('015abd7f5cc5');
});
