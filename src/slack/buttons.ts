import { z } from 'zod';
import { WINDOWS } from '../quiz/window.ts';
import { defineButton } from './button.ts';

/** Every kind of button that the app has ever posted: a month later each still answers something sensible. */
export const answerButton = defineButton('answer', z.object({ round: z.string(), position: z.int() }));
export const readButton = defineButton('read', z.object({ section: z.string() }));
export const askButton = defineButton('ask', z.object({ section: z.string() }));
export const shareAnswerButton = defineButton('share-answer', z.object({ question: z.string() }));
export const shareBoardButton = defineButton(
  'share-board',
  z.object({ channel: z.string(), window: z.enum(WINDOWS) }),
);
