import { onPress } from '../action.ts';
import { practiceButton } from '../buttons.ts';
import { privately } from '../reply.ts';
import { beginPractice } from './practice-begin.ts';

/** Quizzes whoever presses, below what they were reading. */
export const practice = onPress(practiceButton, async (context, { topic }) =>
  privately(await beginPractice(context, topic)),
);
