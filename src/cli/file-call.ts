import { parseArgs } from 'node:util';
import type { Terminal } from './command.ts';

/** A call with one file and perhaps `--replace`; undefined, and said, when it is not that. */
export function parseFileCall(
  name: string,
  usage: string,
  args: readonly string[],
  terminal: Terminal,
): { file: string; mayReplace: boolean } | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { replace: { type: 'boolean' } },
      allowPositionals: true,
    });
    const [file, ...more] = positionals;
    if (file !== undefined && more.length === 0) return { file, mayReplace: values.replace ?? false };
    terminal.err(file === undefined ? 'A file is missing.' : 'That is more than one file.');
  } catch (error) {
    terminal.err(error instanceof Error ? error.message : String(error));
  }
  terminal.err(`Use: aif ${name} ${usage}`);
  return undefined;
}
