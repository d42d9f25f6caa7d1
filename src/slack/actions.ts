import type { Action } from './action.ts';
import { answer } from './actions/answer.ts';
import { ask } from './actions/ask.ts';
import { read } from './actions/read.ts';
import { shareAnswer } from './actions/share-answer.ts';
import { shareBoard } from './actions/share-board.ts';

/** Every kind of button that does something. */
export const actions: readonly Action[] = [answer, ask, read, shareAnswer, shareBoard];
