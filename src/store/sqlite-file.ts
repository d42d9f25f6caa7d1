import { existsSync, renameSync, rmSync } from 'node:fs';
import { backup, DatabaseSync } from 'node:sqlite';
import { MIGRATIONS } from './database.ts';
import { troubleOf } from './trouble.ts';

/** More pages than any file has: the copy is one step, so that no writer makes it begin again. */
const ALL_AT_ONCE = 2 ** 30;

/** SQLite keeps the newest changes beside the file. */
const COMPANIONS = ['-wal', '-shm', '-journal'];

/** What a database file is good for. */
export type FileState = { kind: 'good'; counts: Record<string, number> } | { kind: 'bad'; why: string };

/**
 * Copies a database that may be in use, by SQLite's own online backup, to a single file that opens by itself. `to` is
 * written under another name first: it exists whole or not at all.
 */
export async function backUp(from: string, to: string): Promise<void> {
  const part = `${to}.part`;
  remove(part);
  const source = new DatabaseSync(from, { readOnly: true });
  try {
    await backup(source, part, { rate: ALL_AT_ONCE });
  } finally {
    source.close();
  }
  const copy = new DatabaseSync(part);
  copy.exec('pragma journal_mode = delete');
  copy.close();
  renameSync(part, to);
}

/** Reads a database file from end to end. It is not changed. */
export function inspectFile(path: string): FileState {
  if (!existsSync(path)) return { kind: 'bad', why: 'there is no such file' };
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path, { readOnly: true });
    const [verdict] = database.prepare('pragma integrity_check(1)').all();
    if (verdict?.integrity_check !== 'ok') return { kind: 'bad', why: 'the file is damaged' };
    const names = tableNames(database);
    if (!names.includes('kysely_migration')) return { kind: 'bad', why: 'it is not a database of this app' };
    const done = database.prepare('select name from kysely_migration').all();
    const isNewer = done.some(({ name }) => !(String(name) in MIGRATIONS));
    if (isNewer)
      return { kind: 'bad', why: 'it was made by a newer version of this app. Restore it with that version' };
    return { kind: 'good', counts: Object.fromEntries(names.map(name => [name, countIn(database, name)])) };
  } catch (error) {
    return { kind: 'bad', why: troubleOf(error)?.sentence ?? 'it cannot be read' };
  } finally {
    database?.close();
  }
}

/**
 * Whether some program has the database open. SQLite leaves its write-ahead mode only for the last one that has it
 * open, so trying that tells; whoever opens it next turns the mode on again.
 */
export function isInUse(path: string): boolean {
  if (!existsSync(path)) return false;
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path, { timeout: 0 });
    const [mode] = database.prepare('pragma journal_mode = delete').all();
    return mode?.journal_mode === 'wal';
  } catch (error) {
    // A damaged file is open nowhere: no program gets that far.
    return isLocked(error);
  } finally {
    database?.close();
  }
}

/** Moves a database file with everything that belongs to it to another name. */
export function setAside(path: string, to: string): void {
  for (const suffix of ['', ...COMPANIONS]) {
    if (existsSync(`${path}${suffix}`)) renameSync(`${path}${suffix}`, `${to}${suffix}`);
  }
}

/** The names of all tables, sorted. */
export function tableNames(database: DatabaseSync): string[] {
  const rows = database
    .prepare("select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' order by name")
    .all();
  return rows.map(({ name }) => String(name));
}

function countIn(database: DatabaseSync | undefined, table: string): number {
  return Number(database?.prepare(`select count(*) as count from "${table}"`).get()?.count ?? 0);
}

function isLocked(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && (Number(error.errcode) & 0xff) === 5;
}

function remove(path: string): void {
  for (const suffix of ['', ...COMPANIONS]) rmSync(`${path}${suffix}`, { force: true });
}
