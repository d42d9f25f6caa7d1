import { UserError } from '../../errors.ts';
import { WINDOWS, type Window } from '../../quiz/window.ts';
import { boardOf } from '../board.ts';
import { defineCommand } from '../command.ts';
import { type Context, memberOf } from '../context.ts';
import { sentence } from '../errors-said.ts';
import { privately, type Reply } from '../reply.ts';
import { boardMessage } from '../views/board-message.ts';

export const leaderboard = defineCommand({
  name: 'leaderboard',
  usage: '[week | month | all]',
  summary: 'see where everyone in this channel stands',
  alsoTyped: ['board', 'ranking', 'rank', 'scores', 'top', 'hide', 'show'],
  examples: [
    ['/aif leaderboard', 'this week, from Monday'],
    ['/aif leaderboard month', 'this month'],
    ['/aif leaderboard all', 'all time'],
    ['/aif leaderboard hide', 'leaves you out of boards; your answers still count'],
    ['/aif leaderboard show', 'brings you back'],
  ],
  async run(context, text) {
    // "hide me" is what people say.
    const word = text.toLowerCase().replace(/\s+me$/, '');
    if (word === 'hide' || word === 'show') return setHidden(context, word === 'hide');
    const window = windowOf(word);
    const member = await memberOf(context);
    const board = await boardOf(context, context.channel, window, member.key);
    return privately(boardMessage(board, { for: member.key, shareable: board.standings.length > 0 }));
  },
});

/** Hidden members see their own row, and nobody else does; nothing of their score is lost. */
async function setHidden(context: Context, hidden: boolean): Promise<Reply> {
  const member = await memberOf(context);
  await context.deps.store.setHidden(member.key, hidden);
  return sentence(
    hidden
      ? 'Boards leave you out from now on. Your answers still count; /aif leaderboard show brings you back.'
      : 'You are on the boards again.',
  );
}

function windowOf(word: string): Window {
  const window = WINDOWS.find(known => known === (word || 'week'));
  if (!window) {
    throw new UserError(
      `I know the boards week, month and all. Type /aif leaderboard month, for example. To leave them, type /aif leaderboard hide.`,
    );
  }
  return window;
}
