import type { ReviewCard } from './review-card.ts';

/** What is to be reviewed, and what is not yet. */
export interface ReviewQueue {
  /** Ids of the questions to ask now, due longest first. */
  due: string[];
  /** How many are due and wait, because a channel is answering them just now. */
  held: number;
  /** When the first of the others becomes due, epoch ms. Undefined: none will. */
  nextAt: number | undefined;
}

/**
 * Sorts a member's cards into a queue. Whatever becomes due before `until`, the end of the member's day, is due: at
 * which hour of the day before it was answered does not matter. A card whose question left the bank is no part of
 * it; should the question come back, its card goes on. Equal due times go by question id.
 */
export function reviewQueue(
  cards: Iterable<Pick<ReviewCard, 'questionId' | 'dueAt'>>,
  { until, isInBank, isLive }: ReviewConditions,
): ReviewQueue {
  const known = [...cards]
    .filter(({ questionId }) => isInBank(questionId))
    .toSorted((a, b) => a.dueAt - b.dueAt || (a.questionId < b.questionId ? -1 : 1));
  const due = known.filter(({ dueAt }) => dueAt < until).map(({ questionId }) => questionId);
  const free = due.filter(id => !isLive(id));
  return { due: free, held: due.length - free.length, nextAt: known[due.length]?.dueAt };
}

export interface ReviewConditions {
  /** Epoch ms. */
  until: number;
  isInBank: (questionId: string) => boolean;
  /** Whether a channel is answering it now. */
  isLive: (questionId: string) => boolean;
}
