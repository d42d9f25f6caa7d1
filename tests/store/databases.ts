import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Dialect, sql } from 'kysely';
import pg from 'pg';
import { inject } from 'vitest';
import { openDatabase } from '../../src/store/database.ts';
import { postgresDialect } from '../../src/store/postgres-dialect.ts';
import { sqliteDialect } from '../../src/store/sqlite-dialect.ts';
import { openStore, type Store } from '../../src/store/store.ts';

export const DATABASES = ['sqlite', 'postgres'] as const;
export type DatabaseKind = (typeof DATABASES)[number];

export interface TestDatabase {
  /** Another store on the same database, as another instance of the app would have it. */
  open(): Promise<Store>;
  /** `file:` or `postgres://`, as in the settings. */
  url: string;
  /** To reach it without the store. */
  dialect(): Dialect;
  remove(): Promise<void>;
  /** Every row of every table as text: what the database holds, whatever tables there are. */
  dump(): Promise<string>;
  /** Ends every connection, as a restart of the server does. SQLite has none. */
  dropConnections(): Promise<void>;
}

let made = 0;
/** Postgres databases of earlier tests, with all tables and without rows: making one takes longer than most tests. */
const emptied: string[] = [];

/** A database of the kind without rows, on the disk or on the run's Postgres server. */
export async function makeDatabase(kind: DatabaseKind): Promise<TestDatabase> {
  if (kind === 'sqlite') return sqliteDatabase();
  const name = emptied.pop() ?? (await createPostgres());
  return postgresDatabase(name, async () => {
    await empty(name);
    emptied.push(name);
  });
}

/** A database without tables, for tests that change them. */
export async function makeBareDatabase(kind: DatabaseKind): Promise<TestDatabase> {
  if (kind === 'sqlite') return sqliteDatabase();
  const name = await createPostgres();
  return postgresDatabase(name, () => onServer(`drop database ${name} with (force)`));
}

function sqliteDatabase(): TestDatabase {
  const folder = mkdtempSync(join(tmpdir(), 'aif-sqlite-'));
  const dialect = (): Dialect => sqliteDialect(join(folder, 'aif.db'));
  return {
    ...opening(dialect, () => rmSync(folder, { recursive: true, force: true })),
    url: `file:${join(folder, 'aif.db')}`,
    dropConnections: async () => {},
  };
}

function postgresDatabase(name: string, remove: () => Promise<void>): TestDatabase {
  const url = urlOf(name);
  const end = `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`;
  return {
    ...opening(() => postgresDialect(url, () => {}), remove),
    url,
    dropConnections: () => onServer(end),
  };
}

function opening(
  dialect: () => Dialect,
  remove: () => void | Promise<void>,
): Omit<TestDatabase, 'url' | 'dropConnections'> {
  const stores: Store[] = [];
  return {
    dialect,
    async open() {
      const store = await openStore(dialect());
      stores.push(store);
      return store;
    },
    dump: () => dumpOf(dialect()),
    async remove() {
      await Promise.all(stores.map(store => store.close()));
      await remove();
    },
  };
}

async function createPostgres(): Promise<string> {
  made += 1;
  const name = `test_${process.pid}_${made}`;
  await onServer(`create database ${name}`);
  return name;
}

/** Whoever is connected still is thrown out, and takes no lock along. */
async function empty(name: string): Promise<void> {
  await run(
    urlOf(name),
    `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid();
     do $$ declare name text; begin
       for name in select tablename from pg_tables where schemaname = 'public' and tablename not like 'kysely%'
       loop execute 'delete from ' || quote_ident(name); end loop;
     end $$`,
  );
}

function urlOf(name: string): string {
  return inject('postgresUrl').replace(/\/postgres$/, `/${name}`);
}

async function dumpOf(dialect: Dialect): Promise<string> {
  const db = await openDatabase(dialect);
  const rows: unknown[] = [];
  for (const { name } of await db.introspection.getTables()) {
    rows.push({ [name]: await sql`select * from ${sql.table(name)}`.execute(db).then(found => found.rows) });
  }
  await db.destroy();
  return JSON.stringify(rows);
}

async function onServer(statement: string): Promise<void> {
  await run(inject('postgresUrl'), statement);
}

async function run(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement);
  await client.end();
}
