import { describe, expect, test } from 'vitest';
import { reviewQueue } from '../../src/quiz/review-queue.ts';

/** `cards('a3 b1')`: the number is when the card is due. */
function cards(text: string): { questionId: string; dueAt: number }[] {
  return text
    .split(' ')
    .filter(Boolean)
    .map(card => ({ questionId: card.charAt(0), dueAt: Number(card.slice(1)) }));
}

describe('the queue until 10', () => {
  test.each([
    ['has what was due longest first', 'a3 b1 c2', { due: ['b', 'c', 'a'], held: 0, nextAt: undefined }],
    [
      'goes by id where due times are equal',
      'c1 a1 b1',
      { due: ['a', 'b', 'c'], held: 0, nextAt: undefined },
    ],
    [
      'leaves out what is not due, and says when it will be',
      'a3 b12 c11',
      { due: ['a'], held: 0, nextAt: 11 },
    ],
    ['ends before ten', 'a9 b10', { due: ['a'], held: 0, nextAt: 10 }],
    ['is empty without cards', '', { due: [], held: 0, nextAt: undefined }],
    ['leaves out what left the bank', 'a1 x2 x20', { due: ['a'], held: 0, nextAt: undefined }],
    ['holds back what a channel is answering', 'a1 l2 b3', { due: ['a', 'b'], held: 1, nextAt: undefined }],
    ['says when the next one comes while all are held', 'l2 b30', { due: [], held: 1, nextAt: 30 }],
  ])('%s', (_what, given, expected) => {
    const queue = reviewQueue(cards(given), {
      until: 10,
      isInBank: id => id !== 'x',
      isLive: id => id === 'l',
    });
    expect(queue).toEqual(expected);
  });
});
