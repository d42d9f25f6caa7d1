import { existsSync } from 'node:fs';
import { backUp, inspectFile } from '../store/sqlite-file.ts';
import type { Command } from './command.ts';
import { databaseFile } from './database-file.ts';
import { parseFileCall } from './file-call.ts';

const USAGE = 'FILE [--replace]';

export const backupCommand: Command = {
  name: 'backup',
  usage: USAGE,
  summary: 'Copy the SQLite database to a file, also while the app runs',
  async run(args, terminal) {
    const call = parseFileCall('backup', USAGE, args, terminal);
    if (!call) return 2;
    const from = databaseFile(
      terminal,
      'For Postgres use: pg_dump --format=custom --file=FILE "$DATABASE_URL"',
    );
    if (from === undefined) return 1;
    if (!existsSync(from)) {
      terminal.err(`There is no database at ${from} yet. Check DATABASE_URL.`);
      return 1;
    }
    if (existsSync(call.file) && !call.mayReplace) {
      terminal.err(`${call.file} exists already. Add --replace to overwrite it.`);
      return 1;
    }
    await backUp(from, call.file);
    const state = inspectFile(call.file);
    if (state.kind === 'bad') {
      terminal.err(`The copy is no good: ${state.why}. So the database itself should be looked at.`);
      return 1;
    }
    const { rounds = 0, answers = 0 } = state.counts;
    terminal.out(
      `${from} is copied to ${call.file}: ${rounds} rounds, ${answers} answers, read back and sound.`,
    );
    return 0;
  },
};
