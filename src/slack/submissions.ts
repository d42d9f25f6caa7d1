import type { Submission } from './submission.ts';
import { answerAttempt } from './submissions/answer-attempt.ts';
import { answerRound } from './submissions/answer-round.ts';
import { finishExam, nextInExam, startExamForm } from './submissions/exam.ts';
import { saveSchedule } from './submissions/save-schedule.ts';
import { saveSettings } from './submissions/save-settings.ts';

/** Every kind of modal that can be submitted. */
export const submissions: readonly Submission[] = [
  saveSchedule,
  answerRound,
  answerAttempt,
  startExamForm,
  nextInExam,
  finishExam,
  saveSettings,
];
