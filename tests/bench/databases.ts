import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import type { Dialect } from 'kysely';
import pg from 'pg';
import { postgresDialect } from '../../src/store/postgres-dialect.ts';
import { sqliteDialect } from '../../src/store/sqlite-dialect.ts';
import { withPostgres } from './postgres.ts';

/** One of the two databases, for the store and for the same by hand. */
export interface BenchDatabase {
  name: 'SQLite' | 'Postgres';
  dialect(): Dialect;
  /** Runs a statement by the driver alone. Parameters are `?` on SQLite and `$1` on Postgres. */
  run(sql: string, values?: readonly SQLInputValue[]): Promise<unknown[]>;
}

/** Both databases in turn, new and empty, with the durability that the app has. */
export async function withDatabases<T>(run: (database: BenchDatabase) => Promise<T>): Promise<T[]> {
  return [await withSqlite(run), await withPostgres(url => onPostgres(url, run))];
}

async function withSqlite<T>(run: (database: BenchDatabase) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'aif-bench-'));
  const path = join(folder, 'aif.db');
  let raw: DatabaseSync | undefined;
  const open = (): DatabaseSync => {
    raw ??= new DatabaseSync(path);
    raw.exec('pragma synchronous = full');
    return raw;
  };
  const prepared = new Map<string, ReturnType<DatabaseSync['prepare']>>();
  try {
    return await run({
      name: 'SQLite',
      dialect: () => sqliteDialect(path),
      async run(sql, values = []) {
        const statement = prepared.get(sql) ?? open().prepare(sql);
        prepared.set(sql, statement);
        return statement.all(...values);
      },
    });
  } finally {
    raw?.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function onPostgres<T>(url: string, run: (database: BenchDatabase) => Promise<T>): Promise<T> {
  const pool = new pg.Pool({ connectionString: url, max: 10 });
  // Without a listener Node ends the process when the server goes before the last connection.
  pool.on('error', () => {});
  try {
    return await run({
      name: 'Postgres',
      dialect: () => postgresDialect(url, () => {}),
      run: async (sql, values = []) => (await pool.query(sql, [...values])).rows,
    });
  } finally {
    await pool.end();
  }
}
