import { z } from 'zod';
import { CONFIDENCES } from '../quiz/confidence.ts';
import { EXAM_KINDS } from '../quiz/select-exam.ts';
import { WINDOWS } from '../quiz/window.ts';
import { defineButton } from './button.ts';
import { TopicPayload } from './topic-payload.ts';

/** Which items of a finished exam are gone through. */
export const EXAM_ITEMS = ['all', 'missed'] as const;
export type ExamItems = (typeof EXAM_ITEMS)[number];

/** Every kind of button that the app has ever posted: a month later each still answers something sensible. */
export const answerButton = defineButton('answer', z.object({ round: z.string(), position: z.int() }));
/** Opens the form of a question that takes more than one tap. */
export const answerFormButton = defineButton('answer-form', z.object({ round: z.string() }));
export const rateAnswerButton = defineButton(
  'rate-answer',
  z.object({ round: z.string(), confidence: z.enum(CONFIDENCES) }),
);
export const readButton = defineButton('read', z.object({ section: z.string() }));
/** Answers the question from that section; without a question it tells what the section is about. */
export const askButton = defineButton(
  'ask',
  z.object({ section: z.string(), question: z.string().optional() }),
);
export const shareAnswerButton = defineButton(
  'share-answer',
  z.object({ question: z.string(), section: z.string().optional() }),
);
/** Whether an answer helped. Without a section none of those that were offered was meant. */
export const markAnswerButton = defineButton(
  'mark-answer',
  z.object({ question: z.string(), section: z.string().optional(), helpful: z.boolean() }),
);
export const shareBoardButton = defineButton(
  'share-board',
  z.object({ channel: z.string(), window: z.enum(WINDOWS) }),
);

const topic = TopicPayload.optional();
export const practiceButton = defineButton('practice', z.object({ topic }));
/** Without a run, as before there were runs, it begins one. */
export const nextPracticeButton = defineButton(
  'practice-next',
  z.object({ topic, run: z.string().optional() }),
);
export const practiceAnswerButton = defineButton(
  'practice-answer',
  z.object({ attempt: z.string(), position: z.int(), topic }),
);
const attempt = z.string();
export const practiceFormButton = defineButton('practice-form', z.object({ attempt, topic }));
export const whyPracticeButton = defineButton('practice-why', z.object({ attempt, topic }));
export const ratePracticeButton = defineButton(
  'practice-rate',
  z.object({ attempt, topic, confidence: z.enum(CONFIDENCES), why: z.boolean() }),
);
export const stopPracticeButton = defineButton('practice-stop', z.object({ run: z.string(), topic }));
/** Without an objective it is the list of them. */
export const topicsButton = defineButton(
  'topics',
  z.object({ objective: z.string().optional(), page: z.int().optional() }),
);

/** Opens the running mock exam, or the way into one. */
export const examButton = defineButton('exam', z.object({ kind: z.enum(EXAM_KINDS).optional() }));
/** In the modal of a running exam, which knows the exam and where the member is. */
export const examGoButton = defineButton('exam-go', z.object({ to: z.int() }));
export const examMarkButton = defineButton('exam-mark', z.object({ marked: z.boolean() }));
export const examOverviewButton = defineButton('exam-overview', z.object({}));
export const examDiscardButton = defineButton('exam-discard', z.object({}));
export const examResultButton = defineButton('exam-result', z.object({ exam: z.string() }));
export const examItemButton = defineButton(
  'exam-item',
  z.object({ exam: z.string(), position: z.int(), only: z.enum(EXAM_ITEMS) }),
);

export const reviewButton = defineButton('review', z.object({}));
export const stopRemindingButton = defineButton('stop-reminding', z.object({}));
/** A channel's open question, to answer away from the channel. */
export const openRoundButton = defineButton('open-round', z.object({ round: z.string() }));
/** Something the member answered, with the reasons. */
export const resultButton = defineButton(
  'result',
  z.object({ kind: z.enum(['round', 'attempt']), id: z.string() }),
);
export const readinessButton = defineButton('readiness', z.object({}));
export const settingsButton = defineButton('settings', z.object({}));
export const personalDataButton = defineButton('my-data', z.object({}));
export const exportDataButton = defineButton('my-data-export', z.object({}));
export const deleteDataButton = defineButton('my-data-delete', z.object({}));
