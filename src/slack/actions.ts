import type { Action } from './action.ts';
import { answer } from './actions/answer.ts';
import { openAnswerForm } from './actions/answer-form.ts';
import { ask } from './actions/ask.ts';
import { exam } from './actions/exam.ts';
import { discardExam } from './actions/exam-discard.ts';
import { examItem, examResult } from './actions/exam-results.ts';
import { examOverview, goInExam, keepExamAnswer, markInExam } from './actions/exam-steps.ts';
import { markAnswer } from './actions/mark-answer.ts';
import { myData } from './actions/my-data.ts';
import { deleteMyData } from './actions/my-data-delete.ts';
import { exportMyData } from './actions/my-data-export.ts';
import { openRoundFromHome } from './actions/open-round.ts';
import { practice } from './actions/practice.ts';
import { answerPractice } from './actions/practice-answer.ts';
import { openPracticeForm } from './actions/practice-form.ts';
import { nextPractice } from './actions/practice-next.ts';
import { ratePractice } from './actions/practice-rate.ts';
import { stopPractice } from './actions/practice-stop.ts';
import { whyPractice } from './actions/practice-why.ts';
import { rateAnswer } from './actions/rate-answer.ts';
import { read } from './actions/read.ts';
import { readiness } from './actions/readiness.ts';
import { result } from './actions/result.ts';
import { review, stopReminding } from './actions/review.ts';
import { settings } from './actions/settings.ts';
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
  markAnswer,
  shareBoard,
  practice,
  nextPractice,
  answerPractice,
  openPracticeForm,
  whyPractice,
  ratePractice,
  stopPractice,
  topics,
  exam,
  keepExamAnswer,
  goInExam,
  markInExam,
  examOverview,
  discardExam,
  examResult,
  examItem,
  review,
  stopReminding,
  openRoundFromHome,
  result,
  readiness,
  settings,
  myData,
  exportMyData,
  deleteMyData,
];
