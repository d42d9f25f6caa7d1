import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { DatabaseConfig } from '../config.ts';
import { dialectFor } from '../open-configured-store.ts';
import { type Database, openDatabase } from '../store/database.ts';
import { type MovedTable, MoveRefused, moveAll } from '../store/move.ts';
import { backUp, inspectFile, isInUse } from '../store/sqlite-file.ts';
import { troubleOf } from '../store/trouble.ts';
import type { Command } from './command.ts';
import { databaseFile } from './database-file.ts';

const USAGE = 'postgres://USER:PASSWORD@HOST/DATABASE';

export const moveCommand: Command = {
  name: 'move',
  usage: USAGE,
  summary: 'Copy the SQLite database to an empty Postgres, and check that all of it arrived',
  async run(args, terminal) {
    const [url, ...more] = args;
    if (!url || !/^postgres(ql)?:\/\//.test(url) || more.length > 0) {
      terminal.err(`Use: aif move ${USAGE}`);
      return 2;
    }
    const from = databaseFile(
      terminal,
      'It is where the data is now; aif move goes from SQLite to Postgres.',
    );
    if (from === undefined) return 1;
    const problem = problemWith(from);
    if (problem !== undefined) {
      terminal.err(problem);
      return 1;
    }
    try {
      const moved = await withUpToDateCopy(from, copy => move(copy, { kind: 'postgres', url }));
      for (const { table, rows } of moved) terminal.out(`${table.padEnd(20)}${String(rows).padStart(9)}`);
      terminal.out('All of it arrived: the counts and sums of every table are equal.');
      terminal.out(`Set DATABASE_URL to the new database and start the app. ${from} stays as it is.`);
      return 0;
    } catch (error) {
      terminal.err(`Nothing was moved: ${sentenceFor(error)}.`);
      return 1;
    }
  },
};

function problemWith(from: string): string | undefined {
  if (!existsSync(from)) return `There is no database at ${from}. Check DATABASE_URL.`;
  const state = inspectFile(from);
  if (state.kind === 'bad') return `${from} cannot be moved: ${state.why}.`;
  if (isInUse(from))
    return `The app is running on ${from}: answers given from now on would be lost. Stop it first.`;
  return undefined;
}

/** The source stays as it is; a copy of it is brought up to date, so that both sides have the same tables. */
async function withUpToDateCopy<T>(from: string, use: (copy: DatabaseSync) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'aif-move-'));
  try {
    const path = join(folder, 'aif.db');
    await backUp(from, path);
    await (await open({ kind: 'sqlite', path })).destroy();
    const copy = new DatabaseSync(path, { readOnly: true });
    try {
      return await use(copy);
    } finally {
      copy.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function move(copy: DatabaseSync, to: DatabaseConfig): Promise<MovedTable[]> {
  const target = await open(to);
  try {
    return await moveAll(copy, target);
  } finally {
    await target.destroy();
  }
}

async function open(config: DatabaseConfig): Promise<Database> {
  const { dialect } = await dialectFor(config, () => {});
  return openDatabase(dialect);
}

function sentenceFor(error: unknown): string {
  if (error instanceof MoveRefused) return error.message;
  return troubleOf(error)?.sentence ?? (error instanceof Error ? error.message : String(error));
}
