import { closest } from '../content/closest.ts';
import type { Command, Terminal } from './command.ts';

/** Finds the command that the first word names and runs it with the rest; the exit code. */
export async function runCommand(
  commands: readonly Command[],
  words: readonly string[],
  terminal: Terminal,
): Promise<number> {
  const [name, ...args] = words;
  if (name === undefined || name === 'help' || name === '--help') {
    terminal.out(helpText(commands));
    return 0;
  }
  const command = commands.find(candidate => candidate.name === name);
  if (command) return command.run(args, terminal);
  const near = closest(
    name,
    commands.map(candidate => candidate.name),
  );
  terminal.err(`There is no command ${name}.${near ? ` Did you mean ${near}?` : ''}`);
  terminal.err(helpText(commands));
  return 2;
}

function helpText(commands: readonly Command[]): string {
  const calls = commands.map(({ name, usage }) => `aif ${name} ${usage}`.trimEnd());
  const width = Math.max(...calls.map(call => call.length));
  return commands.map(({ summary }, index) => `${calls[index]?.padEnd(width)}  ${summary}`).join('\n');
}
