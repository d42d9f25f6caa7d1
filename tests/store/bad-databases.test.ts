import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase } from '../../src/store/database.ts';
import { postgresDialect } from '../../src/store/postgres-dialect.ts';
import { requestQueries } from '../../src/store/requests.ts';
import { sqliteDialect } from '../../src/store/sqlite-dialect.ts';
import { openStore, openWritable } from '../../src/store/store.ts';
import { NewerDatabaseError, type Trouble, troubleOf } from '../../src/store/trouble.ts';
import { makeDatabase } from './databases.ts';

const failing = async (run: () => Promise<unknown>): Promise<Trouble | undefined> => {
  try {
    await run();
    return undefined;
  } catch (error) {
    return troubleOf(error) ?? { sentence: `unexplained: ${String(error)}`, mayPass: false };
  }
};

describe('a SQLite file', () => {
  let folder: string;
  let path: string;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'aif-bad-'));
    path = join(folder, 'aif.db');
    const store = await openStore(sqliteDialect(path));
    await store.rememberRequests(Array.from({ length: 3_000 }, (_, index) => `request ${index}`));
    await store.close();
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('that is damaged at its beginning is not opened, and not changed', async () => {
    writeAt(path, 100, Buffer.alloc(300, 0xff));
    const before = readFileSync(path);
    expect(await failing(() => openStore(sqliteDialect(path)))).toEqual({
      sentence: expect.stringMatching(/damaged.*restore a backup/),
      mayPass: false,
    });
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  test('that is damaged further in says so when it comes to that, and the rest goes on', async () => {
    const pages = readFileSync(path).length / 4_096;
    for (let page = pages - 5; page < pages; page += 1) writeAt(path, page * 4_096, Buffer.alloc(64, 0xee));
    const heard: unknown[] = [];
    const store = await openStore(sqliteDialect(path), { onError: error => heard.push(troubleOf(error)) });
    const trouble = await failing(() =>
      store.rememberRequests(Array.from({ length: 3_000 }, (_, index) => `request ${index}`)),
    );
    expect(trouble?.sentence).toMatch(/damaged/);
    expect(heard).toContainEqual(trouble);
    await store.close();
  });

  test('that is no database is left as it is', async () => {
    writeFileSync(path, 'hello '.repeat(1_000));
    expect(await failing(() => openStore(sqliteDialect(path)))).toMatchObject({
      sentence: expect.stringMatching(/not a database.*nothing was changed/),
    });
    expect(readFileSync(path, 'utf8')).toBe('hello '.repeat(1_000));
  });

  test('that is read-only stops the start, also when there is nothing to bring up to date', async () => {
    expect(await failing(() => openWritable(sqliteDialect(`file:${path}?mode=ro`)))).toEqual({
      sentence: expect.stringMatching(/read-only.*write there/),
      mayPass: false,
    });
  });

  test('in a folder that is not there cannot be opened', async () => {
    expect(await failing(() => openStore(sqliteDialect(join(folder, 'no', 'aif.db'))))).toMatchObject({
      sentence: expect.stringMatching(/cannot be opened/),
    });
  });

  test('that has no room left loses nothing, and goes on when there is room', async () => {
    const db = await openDatabase(sqliteDialect(path));
    const { rememberRequests } = requestQueries(db);
    await sql`pragma max_page_count = 1`.execute(db);
    const many = Array.from({ length: 3_000 }, (_, index) => `another ${index}`);
    expect(await failing(() => rememberRequests(many))).toEqual({
      sentence: expect.stringMatching(/disk is full.*goes on by itself/),
      mayPass: true,
    });
    await sql`pragma max_page_count = 1000000`.execute(db);
    expect((await rememberRequests(many)).size).toBe(3_000);
    expect((await rememberRequests(['request 1'])).size).toBe(0);
    await db.destroy();
  });
});

describe('a Postgres', () => {
  test('that is slow gives a statement up, says so, and works when it can', async () => {
    const database = await makeDatabase('postgres');
    await (await database.open()).close();
    const store = await openStore(postgresDialect(database.url, () => {}, 200));
    const holder = new pg.Client({ connectionString: database.url });
    await holder.connect();
    await holder.query('begin; lock table seen_requests in access exclusive mode');
    expect(await failing(() => store.rememberRequests(['a']))).toMatchObject({
      sentence: expect.stringMatching(/takes too long/),
      mayPass: true,
    });
    await holder.query('commit');
    await holder.end();
    expect([...(await store.rememberRequests(['a']))]).toEqual(['a']);
    await store.close();
    await database.remove();
  });

  test('that restarts under a statement fails it, and the next one works', async () => {
    const database = await makeDatabase('postgres');
    const store = await database.open();
    const holder = new pg.Client({ connectionString: database.url });
    holder.on('error', () => {});
    await holder.connect();
    await holder.query('begin; lock table seen_requests in access exclusive mode');
    const failed = failing(() => store.rememberRequests(['a']));
    const others = 'from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()';
    const isWaiting = async () =>
      (await holder.query(`select 1 ${others} and wait_event_type = 'Lock'`)).rows.length > 0;
    while (!(await isWaiting())) await new Promise(resolve => setImmediate(resolve));
    // Not the holder: the statement would get the lock, and go through before its own connection is gone.
    await holder.query(`select pg_terminate_backend(pid) ${others}`);
    expect(await failed).toMatchObject({ mayPass: true });
    await holder.end();
    expect([...(await store.rememberRequests(['a']))]).toEqual(['a']);
    await database.remove();
  });
});

test('a Postgres connection that breaks in the middle of a transaction fails that, and not the process', async () => {
  const database = await makeDatabase('postgres');
  const db = await openDatabase(database.dialect());
  const { rememberRequests } = requestQueries(db);
  const failed = failing(() =>
    db.transaction().execute(async trx => {
      await sql`select 1`.execute(trx);
      await database.dropConnections();
      // Between two statements nobody waits for an answer that could be an error.
      await new Promise(resolve => setImmediate(resolve));
      await sql`select 1`.execute(trx);
    }),
  );
  expect(await failed).toMatchObject({ mayPass: true });
  expect((await rememberRequests(['a'])).size).toBe(1);
  await db.destroy();
  await database.remove();
});

describe('what went wrong is put into words', () => {
  const withCode = (code: string, message = 'x') => Object.assign(new Error(message), { code });
  test.each<[unknown, RegExp, boolean]>([
    [withCode('28P01'), /user, password/, false],
    [withCode('3D000'), /createdb/, false],
    [withCode('42501'), /Grant it CREATE/, false],
    [withCode('25006'), /primary/, true],
    [withCode('53300'), /max_connections/, true],
    [withCode('53100'), /disk is full/, true],
    [withCode('57P03'), /starting or stopping/, true],
    [withCode('08006'), /Is Postgres running/, true],
    [withCode('ECONNREFUSED'), /Is Postgres running/, true],
    [withCode('ENOTFOUND'), /host in DATABASE_URL is not known/, true],
    [withCode('SELF_SIGNED_CERT_IN_CHAIN'), /certificate/, false],
    [withCode('', 'The server does not support SSL connections'), /sslmode/, false],
    [withCode('', 'timeout exceeded when trying to connect'), /all connections are busy/, true],
    [withCode('', 'Connection terminated unexpectedly'), /Is Postgres running/, true],
    [withCode('EACCES'), /read-only/, false],
    [Object.assign(new Error('x'), { errcode: 5 }), /locked/, true],
    [Object.assign(new Error('x'), { errcode: 2_570 }), /disk reports errors/, true],
    [new NewerDatabaseError('x'), /newer version/, false],
  ])('%o', (error, sentence, mayPass) => {
    expect(troubleOf(error)).toEqual({ sentence: expect.stringMatching(sentence), mayPass });
  });

  test.each([new Error('some bug'), withCode('23505'), withCode('40001'), 'no error', undefined])(
    'and %o is no trouble of the database',
    error => expect(troubleOf(error)).toBeUndefined(),
  );
});

function writeAt(file: string, position: number, bytes: Buffer): void {
  const descriptor = openSync(file, 'r+');
  writeSync(descriptor, bytes, 0, bytes.length, position);
  closeSync(descriptor);
}
