import { expect, test } from 'vitest';
import { together } from '../../src/store/together.ts';

/** Doubles numbers, remembering which came together. */
function doubling(atOnce: number) {
  const batches: number[][] = [];
  const double = together(
    async (items: readonly number[]) => {
      batches.push([...items]);
      if (items.includes(13)) throw new Error('unlucky');
      return (item: number) => item * 2;
    },
    { atMost: atOnce },
  );
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

test('what has the same key goes into different batches, in the order it came', async () => {
  const batches: string[][] = [];
  const say = together(
    async (words: readonly string[]) => {
      batches.push([...words]);
      return word => word.toUpperCase();
    },
    { atMost: 3, keyOf: word => word.charAt(0) },
  );
  const said = await Promise.all(['a1', 'b1', 'a2', 'c1', 'd1', 'a3'].map(say));
  expect(said).toEqual(['A1', 'B1', 'A2', 'C1', 'D1', 'A3']);
  expect(batches).toEqual([['a1', 'b1', 'c1'], ['a2', 'd1'], ['a3']]);
});

test.each([
  ['a deadlock', '40P01', 2, ['fulfilled', 'fulfilled']],
  ['a duplicate', '23505', 1, ['rejected', 'rejected']],
])('%s is tried once more only when nothing of it is left', async (_what, code, tries, outcomes) => {
  let tried = 0;
  const write = together(
    async (_items: readonly number[]) => {
      tried += 1;
      if (tried === 1) throw Object.assign(new Error('no'), { code });
      return (item: number) => item;
    },
    { atMost: 10 },
  );
  const told = await Promise.allSettled([1, 2].map(write));
  expect([tried, told.map(({ status }) => status)]).toEqual([tries, outcomes]);
});
