import { hashOf } from '../content/hash.ts';
import { remembered } from '../remembered.ts';
import type { Question } from './question.ts';

/** Changes whenever a member would see something else; another reading by a reviewer changes nothing. */
export const contentHash = remembered((question: Question): string => {
  const { reviews: _, ...seen } = question;
  return hashOf(seen);
});
