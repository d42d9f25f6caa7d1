import { copyFileSync, existsSync, mkdirSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { inspectFile, isInUse, setAside } from '../store/sqlite-file.ts';
import type { Command } from './command.ts';
import { databaseFile } from './database-file.ts';
import { parseFileCall } from './file-call.ts';

const USAGE = 'FILE [--replace]';

/** The backup is looked through before anything is touched, and what was there before is kept beside. */
export const restoreCommand: Command = {
  name: 'restore',
  usage: USAGE,
  summary: 'Put a backup of the SQLite database in its place; the app must be stopped',
  run(args, terminal) {
    const call = parseFileCall('restore', USAGE, args, terminal);
    if (!call) return 2;
    const to = databaseFile(
      terminal,
      'For Postgres use: pg_restore --clean --if-exists --dbname="$DATABASE_URL" FILE',
    );
    if (to === undefined) return 1;
    const state = inspectFile(call.file);
    if (state.kind === 'bad') {
      terminal.err(`${call.file} cannot be restored: ${state.why}. Nothing was changed.`);
      return 1;
    }
    if (existsSync(to) && !call.mayReplace) {
      terminal.err(`There is a database at ${to} already. Add --replace to put the backup in its place.`);
      return 1;
    }
    if (isInUse(to)) {
      terminal.err(`The app is running on ${to}. Stop it first. Nothing was changed.`);
      return 1;
    }
    const before = `${to}.before-${terminal.now.toISOString().replaceAll(/[-:]|\.\d+/g, '')}`;
    const hadOne = existsSync(to);
    mkdirSync(dirname(to), { recursive: true });
    copyFileSync(call.file, `${to}.part`);
    setAside(to, before);
    renameSync(`${to}.part`, to);
    const { rounds = 0, answers = 0 } = state.counts;
    terminal.out(`${to} is restored from ${call.file}: ${rounds} rounds, ${answers} answers.`);
    if (hadOne) terminal.out(`What was there before is kept as ${before}.`);
    return 0;
  },
};
