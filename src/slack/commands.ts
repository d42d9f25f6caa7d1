import { closest } from '../content/closest.ts';
import type { Command } from './command.ts';
import { ask } from './commands/ask.ts';
import { helpFor } from './commands/help.ts';
import { leaderboard } from './commands/leaderboard.ts';
import { me } from './commands/me.ts';
import { post } from './commands/post.ts';
import { practice } from './commands/practice.ts';
import { schedule } from './commands/schedule.ts';
import { topics } from './commands/topics.ts';
import { sentence } from './errors-said.ts';

/** Everything that can follow `/aif`, in the order of the help. */
const listed: readonly Command[] = [ask, practice, topics, me, leaderboard, post, schedule];
export const commands: readonly Command[] = [...listed, helpFor(listed)];

/** The command of that name. For no name it is the help; for an unknown one it says which is nearest. */
export function findCommand(name: string): Command {
  const wanted = name.toLowerCase();
  const found = commands.find(command => command.name === (wanted || 'help'));
  return found ?? unknown(name);
}

function unknown(name: string): Command {
  const near = closest(
    name,
    commands.map(command => command.name),
  );
  const hint = near ? `Did you mean /aif ${near}?` : 'Type /aif help for what there is.';
  return {
    name,
    usage: '',
    summary: '',
    run: async () => sentence(`There is no /aif ${name.slice(0, 40)}. ${hint}`),
  };
}
