import type { Context } from './context.ts';
import type { Reply } from './reply.ts';

/** One word after `/aif`. */
export interface Command {
  name: string;
  /** What to type after the name, for the help; empty when nothing. */
  usage: string;
  /** One line for the help. */
  summary: string;
  run(context: Context, text: string): Promise<Reply>;
}

export function defineCommand(command: Command): Command {
  return command;
}
