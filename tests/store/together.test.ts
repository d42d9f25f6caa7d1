import { expect, test } from 'vitest';
import { together } from '../../src/store/together.ts';

/** Doubles numbers, remembering which came together. */
function doubling(atOnce: number) {
  const batches: number[][] = [];
  const double = together(async (items: readonly number[]) => {
    batches.push([...items]);
    if (items.includes(13)) throw new Error('unlucky');
    return (item: number) => item * 2;
  }, atOnce);
  return { batches, double };
}

test('what is asked at the same moment is run together, each with its own result', async () => {
  const { batches, double } = doubling(10);
  expect(await Promise.all([1, 2, 3].map(double))).toEqual([2, 4, 6]);
  expect(batches).toEqual([[1, 2, 3]]);
});

test('what comes while a batch runs goes with the next one', async () => {
  const { batches, double } = doubling(10);
  const later = double(1).then(() => Promise.all([double(2), double(3)]));
  expect(await later).toEqual([4, 6]);
  expect(batches).toEqual([[1], [2, 3]]);
});

test('more than fit are run one batch after the other', async () => {
  const { batches, double } = doubling(2);
  expect(await Promise.all([1, 2, 3, 4, 5].map(double))).toEqual([2, 4, 6, 8, 10]);
  expect(batches).toEqual([[1, 2], [3, 4], [5]]);
});

test('a failure is told to those of its batch, and the next ones go on', async () => {
  const { double } = doubling(2);
  const told = await Promise.allSettled([13, 1, 2].map(double));
  expect(told.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
  expect(await double(4)).toBe(8);
});
