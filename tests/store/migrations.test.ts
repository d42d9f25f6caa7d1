import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { Kysely, sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MIGRATIONS } from '../../src/store/database.ts';
import { migrate } from '../../src/store/migrate.ts';
import { NewerDatabaseError } from '../../src/store/trouble.ts';
import { DATABASES, makeBareDatabase, type TestDatabase } from './databases.ts';

const names = Object.keys(MIGRATIONS);
type Rows = Record<string, Record<string, unknown>[]>;

describe.each(DATABASES)('migrations on %s', kind => {
  let database: TestDatabase;
  const opened: Kysely<unknown>[] = [];
  beforeEach(async () => {
    database = await makeBareDatabase(kind);
  });
  afterEach(async () => {
    await Promise.all(opened.splice(0).map(db => db.destroy()));
    await database.remove();
  });
  const raw = (): Kysely<unknown> => {
    const db = new Kysely<unknown>({ dialect: database.dialect() });
    opened.push(db);
    return db;
  };
  /** The database as the version with the first `count` migrations left it, with a row in every table. */
  const atVersion = async (count: number): Promise<Rows> => {
    const db = raw();
    await migrate(db, Object.fromEntries(Object.entries(MIGRATIONS).slice(0, count)));
    await fill(db);
    return readAll(db);
  };

  test.each(names.slice(0, -1).map((name, index) => [name, index + 1] as const))(
    'bring a database of version %s with data in it up to date, and keep every value',
    async (_name, count) => {
      const before = await atVersion(count);
      expect(Object.values(before).every(rows => rows.length > 0)).toBe(true);
      await (await database.open()).close();
      const after = await readAll(raw());
      for (const [table, rows] of Object.entries(before)) {
        expect([table, after[table]]).toEqual([
          table,
          rows.map(row => expect.objectContaining(kept(table, row))),
        ]);
      }
    },
  );

  test('may be begun by several instances at once', async () => {
    const before = await atVersion(1);
    const stores = await Promise.all(Array.from({ length: 5 }, () => database.open()));
    const after = await readAll(raw());
    expect(after.rounds).toHaveLength(before.rounds?.length ?? 0);
    expect(await namesDone(raw())).toEqual(names);
    await Promise.all(stores.map(store => store.close()));
  });

  test('leave nothing half-done when one fails, and go on when it is mended', async () => {
    const before = await atVersion(1);
    const broken = {
      ...MIGRATIONS,
      '9999-broken': {
        async up(db: Kysely<unknown>) {
          await db.schema.createTable('leftover').addColumn('id', 'text').execute();
          await sql`delete from rounds`.execute(db);
          throw new Error('out of luck');
        },
      },
    };
    await expect(migrate(raw(), broken)).rejects.toThrow('out of luck');
    const db = raw();
    expect(await namesDone(db)).toEqual(names.slice(0, 1));
    expect(await readAll(db)).toEqual(before);
    await (await database.open()).close();
    expect(await namesDone(db)).toEqual(names);
  });

  test('of a newer program are refused, and nothing is changed', async () => {
    await atVersion(names.length);
    const db = raw();
    await sql`insert into kysely_migration (name, timestamp) values ('9999-later', '2027')`.execute(db);
    const before = await readAll(db);
    await expect(database.open()).rejects.toThrow(NewerDatabaseError);
    expect(await readAll(db)).toEqual(before);
  });
});

test('three processes may begin the migrations of one SQLite file at once', async () => {
  const database = await makeBareDatabase('sqlite');
  const db = new Kysely<unknown>({ dialect: database.dialect() });
  await migrate(db, { '0001-first-tables': MIGRATIONS['0001-first-tables'] ?? { up: async () => {} } });
  await fill(db);
  const { rows } = await sql<{ file: string }>`select file from pragma_database_list`.execute(db);
  const script = `
    const { openStore } = await import('./src/store/store.ts');
    const { sqliteDialect } = await import('./src/store/sqlite-dialect.ts');
    await (await openStore(sqliteDialect(${JSON.stringify(rows[0]?.file)}))).close();`;
  const run = () => promisify(execFile)(process.execPath, ['--input-type=module', '-e', script]);
  await Promise.all([run(), run(), run()]);
  expect(await namesDone(db)).toEqual(names);
  expect((await readAll(db)).rounds).toHaveLength(1);
  await db.destroy();
  await database.remove();
});

test('on Postgres an instance of the version before remembers and forgets requests until it is replaced', async () => {
  const database = await makeBareDatabase('postgres');
  const old = new Kysely<unknown>({ dialect: database.dialect() });
  const before = names.slice(0, names.indexOf('0012-requests-in-order'));
  await migrate(
    old,
    Object.fromEntries(before.map(name => [name, MIGRATIONS[name] ?? { up: async () => {} }])),
  );
  await (await database.open()).close();
  await sql`insert into seen_requests (id, seen_at) values ('1764000001 v0=f', 1), ('1764000002 v0=f', 3)`.execute(
    old,
  );
  await sql`delete from seen_requests where seen_at < 2`.execute(old);
  expect((await readAll(old)).seen_requests?.map(({ id }) => id)).toEqual(['1764000002 v0=f']);
  await old.destroy();
  await database.remove();
});

async function namesDone(db: Kysely<unknown>): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  return rows.map(({ name }) => name);
}

async function readAll(db: Kysely<unknown>): Promise<Rows> {
  const tables = await db.introspection.getTables();
  const read = tables.map(async ({ name }) => {
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(name)}`.execute(db);
    return [name, rows.map(row => ({ ...row }))] as const;
  });
  return Object.fromEntries(await Promise.all(read));
}

/** One row in every table that is there, in values that fit each other. */
async function fill(db: Kysely<unknown>): Promise<void> {
  for (const { name: table, columns } of await db.introspection.getTables()) {
    const entries = columns.map(
      ({ name, dataType }) => [name, valueFor(table, name, /int/i.test(dataType))] as const,
    );
    await sql`insert into ${sql.table(table)} (${sql.join(entries.map(([name]) => sql.ref(name)))})
      values (${sql.join(entries.map(([, value]) => value))})
      on conflict do nothing`.execute(db);
  }
}

function valueFor(table: string, column: string, isNumber: boolean): string | number {
  const known = VALUES[`${table}.${column}`] ?? VALUES[column];
  if (known !== undefined) return known;
  if (!isNumber) return `a ${column}`;
  return /_at$|_until$|_slot$|^slot$/.test(column) ? 1_764_000_000_000 : 1;
}

/** What a row still says: of a handled request half the signature, and no longer when it came. */
function kept(table: string, row: Record<string, unknown>): Record<string, unknown> {
  if (table !== 'seen_requests' || !('seen_at' in row)) return row;
  return { id: `1764000000 ${'0123456789abcdef'.repeat(2)}` };
}

const VALUES: Record<string, string | number> = {
  'seen_requests.id': `1764000000 v0=${'0123456789abcdef'.repeat(4)}`,
  workspace_id: 'T1',
  channel_id: 'C1',
  user_id: 'U1',
  member_key: 'm1',
  round_id: 'r1',
  'rounds.id': 'r1',
  'exams.id': 'e1',
  exam_id: 'e1',
  origin: 'scheduled',
  local_day: '2026-11-23',
  time_zone: 'Europe/Berlin',
  'rounds.state': 'closed',
  'exams.state': 'finished',
  'channels.status': 'active',
  days: '1,2,3',
  post_at: '09:00',
  close_at: '17:00',
  paused_until: '2026-12-01',
  chosen: '[1]',
  skipped_days: '[]',
  missed_days: '[]',
  settings: '{}',
  snapshot: '{"questionId":"q","stem":"s","options":[],"order":[],"key":[0]}',
};
