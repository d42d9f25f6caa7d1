import { z } from 'zod';
import { CONFIDENCES } from '../quiz/confidence.ts';
import { TOPIC_KINDS } from '../quiz/select-practice.ts';
import { WINDOWS } from '../quiz/window.ts';
import { defineButton } from './button.ts';

/** Every kind of button that the app has ever posted: a month later each still answers something sensible. */
export const answerButton = defineButton('answer', z.object({ round: z.string(), position: z.int() }));
/** Opens the form of a question that takes more than one tap. */
export const answerFormButton = defineButton('answer-form', z.object({ round: z.string() }));
export const rateAnswerButton = defineButton(
  'rate-answer',
  z.object({ round: z.string(), confidence: z.enum(CONFIDENCES) }),
);
export const readButton = defineButton('read', z.object({ section: z.string() }));
export const askButton = defineButton('ask', z.object({ section: z.string() }));
export const shareAnswerButton = defineButton('share-answer', z.object({ question: z.string() }));
export const shareBoardButton = defineButton(
  'share-board',
  z.object({ channel: z.string(), window: z.enum(WINDOWS) }),
);

const topic = z.object({ kind: z.enum(TOPIC_KINDS), id: z.string() }).optional();
export const practiceButton = defineButton('practice', z.object({ topic }));
export const nextPracticeButton = defineButton('practice-next', z.object({ topic }));
export const practiceAnswerButton = defineButton(
  'practice-answer',
  z.object({ attempt: z.string(), position: z.int(), topic }),
);
/** Without an objective it is the list of them. */
export const topicsButton = defineButton(
  'topics',
  z.object({ objective: z.string().optional(), page: z.int().optional() }),
);
