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

/** A new, empty database of the kind, on the disk or on the run's Postgres server. */
export async function makeDatabase(kind: DatabaseKind): Promise<TestDatabase> {
  const stores: Store[] = [];
  const opened = async (store: Promise<Store>): Promise<Store> => {
    stores.push(await store);
    return store;
  };
  if (kind === 'sqlite') {
    const folder = mkdtempSync(join(tmpdir(), 'aif-sqlite-'));
    const dialect = (): Dialect => sqliteDialect(join(folder, 'aif.db'));
    return {
      url: `file:${join(folder, 'aif.db')}`,
      open: () => opened(openStore(dialect())),
      dialect,
      dump: () => dumpOf(dialect()),
      dropConnections: async () => {},
      async remove() {
        await Promise.all(stores.map(store => store.close()));
        rmSync(folder, { recursive: true, force: true });
      },
    };
  }
  made += 1;
  const name = `test_${process.pid}_${made}`;
  const server = inject('postgresUrl');
  await onServer(server, `create database ${name}`);
  const url = server.replace(/\/postgres$/, `/${name}`);
  const dialect = (): Dialect => postgresDialect(url, () => {});
  return {
    url,
    open: () => opened(openStore(dialect())),
    dialect,
    dump: () => dumpOf(dialect()),
    dropConnections: () =>
      onServer(server, `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`),
    async remove() {
      await Promise.all(stores.map(store => store.close()));
      await onServer(server, `drop database ${name} with (force)`);
    },
  };
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

async function onServer(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(sql);
  await client.end();
}
