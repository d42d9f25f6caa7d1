/** What a command of the terminal gets from its surroundings. */
export interface Terminal {
  /** Prints a line that the command was asked for. */
  out(line: string): void;
  /** Prints a line about something that went wrong. */
  err(line: string): void;
  now: Date;
  knowledgeDir: string;
  /** `DATABASE_URL`, where it is set. */
  databaseUrl?: string | undefined;
}

/** One thing that `aif` can do in a terminal. */
export interface Command {
  name: string;
  /** What may follow the name. */
  usage: string;
  /** One line for the list of commands. */
  summary: string;
  /** The exit code: 0 when all is well, 1 when something was found, 2 when it was called wrongly. */
  run(args: readonly string[], terminal: Terminal): number | Promise<number>;
}
