import type { Action } from './action.ts';
import { answer } from './actions/answer.ts';
import { openAnswerForm } from './actions/answer-form.ts';
import { ask } from './actions/ask.ts';
import { practice } from './actions/practice.ts';
import { answerPractice } from './actions/practice-answer.ts';
import { nextPractice } from './actions/practice-next.ts';
import { rateAnswer } from './actions/rate-answer.ts';
import { read } from './actions/read.ts';
import { shareAnswer } from './actions/share-answer.ts';
import { shareBoard } from './actions/share-board.ts';
import { topics } from './actions/topics.ts';

/** Every kind of button that does something. */
export const actions: readonly Action[] = [
  answer,
  openAnswerForm,
  rateAnswer,
  ask,
  read,
  shareAnswer,
  shareBoard,
  practice,
  nextPractice,
  answerPractice,
  topics,
];
