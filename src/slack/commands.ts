import { closest } from '../content/closest.ts';
import type { Command } from './command.ts';
import { ask } from './commands/ask.ts';
import { data } from './commands/data.ts';
import { exam } from './commands/exam.ts';
import { gaps } from './commands/gaps.ts';
import { helpFor } from './commands/help.ts';
import { leaderboard } from './commands/leaderboard.ts';
import { me } from './commands/me.ts';
import { post } from './commands/post.ts';
import { practice } from './commands/practice.ts';
import { review } from './commands/review.ts';
import { schedule } from './commands/schedule.ts';
import { settings } from './commands/settings.ts';
import { topics } from './commands/topics.ts';
import { sentence } from './errors-said.ts';
import { shorten } from './text.ts';

/** Everything that can follow `/aif`, in the order of the help. */
const listed: readonly Command[] = [
  ask,
  practice,
  review,
  exam,
  topics,
  me,
  leaderboard,
  settings,
  data,
  post,
  schedule,
  gaps,
];
const help = helpFor(listed);
export const commands: readonly Command[] = [...listed, help];

export interface TypedCommand {
  command: Command;
  /** What follows its name. */
  text: string;
}

/** What was typed after `/aif`. Nothing is the help; an unknown word is answered with what was probably meant. */
export function findCommand(typed: string): TypedCommand {
  const [name = ''] = /^\S*/.exec(typed) ?? [];
  const text = typed.slice(name.length).trim();
  const wanted = name.toLowerCase() || 'help';
  const command = commands.find(known => known.name === wanted);
  if (!command) return { command: unknown(name, text), text };
  return text.toLowerCase() === 'help' ? { command: help, text: command.name } : { command, text };
}

function unknown(name: string, text: string): Command {
  return {
    name,
    usage: '',
    summary: '',
    run: async () => sentence(`There is no /aif ${shorten(name, 40)}. ${hint(name, text)}`),
  };
}

/** With the rest of the line, so that it can be copied. */
function hint(name: string, text: string): string {
  const meant = nearest(name);
  if (meant) return `Did you mean ${shorten(`/aif ${meant} ${text}`.trim(), LONGEST_HINT)}?`;
  const isQuestion = text !== '';
  return isQuestion
    ? `To ask the study guide, type ${shorten(`/aif ask ${name} ${text}`, LONGEST_HINT)}`
    : 'Type /aif help for what there is.';
}

const LONGEST_HINT = 120;

/** The name of the command that goes by this word, or by one that is spelt much like it. */
function nearest(typed: string): string | undefined {
  const names = new Map(
    commands.flatMap(({ name, alsoTyped = [] }) => [name, ...alsoTyped].map(word => [word, name])),
  );
  const word = names.has(typed.toLowerCase()) ? typed.toLowerCase() : closest(typed, names.keys());
  return word === undefined ? undefined : names.get(word);
}
