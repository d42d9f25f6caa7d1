import { onPress } from '../action.ts';
import { practiceButton } from '../buttons.ts';
import { privately } from '../reply.ts';
import { askPractice } from './practice-question.ts';

/** Quizzes whoever presses, below what they were reading. */
export const practice = onPress(practiceButton, async (context, { topic }) =>
  privately(await askPractice(context, topic)),
);
