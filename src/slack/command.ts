import type { Context } from './context.ts';
import type { Reply } from './reply.ts';

/** One word after `/aif`. */
export interface Command {
  name: string;
  /** What to type after the name, for the help; empty when nothing. */
  usage: string;
  /** One line for the help. */
  summary: string;
  /** Only workspace admins and quiz managers may use it; the help lists it after what everybody may. */
  forManagers?: boolean;
  /** Other words that people type when they mean it. */
  alsoTyped?: readonly string[];
  /** Whole lines to type, each with what it does, for the help on this command. */
  examples?: readonly (readonly [line: string, does: string])[];
  run(context: Context, text: string): Promise<Reply>;
}

export function defineCommand(command: Command): Command {
  return command;
}
