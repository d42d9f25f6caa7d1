import { UserError } from '../../errors.ts';
import { WINDOWS, type Window } from '../../quiz/window.ts';
import { boardOf } from '../board.ts';
import { defineCommand } from '../command.ts';
import { memberOf } from '../context.ts';
import { privately } from '../reply.ts';
import { boardMessage } from '../views/board-message.ts';

export const leaderboard = defineCommand({
  name: 'leaderboard',
  usage: '[week|month|all]',
  summary: 'see where everyone in this channel stands',
  async run(context, text) {
    const window = windowOf(text);
    const member = await memberOf(context);
    const board = await boardOf(context, context.channel, window, member.key);
    return privately(boardMessage(board, { for: member.key, shareable: board.standings.length > 0 }));
  },
});

function windowOf(text: string): Window {
  const word = text.toLowerCase() || 'week';
  const window = WINDOWS.find(known => known === word);
  if (!window)
    throw new UserError(`I know the boards week, month and all. Type /aif leaderboard month, for example.`);
  return window;
}
