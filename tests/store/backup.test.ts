import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { commands } from '../../src/cli/commands.ts';
import { runCommand } from '../../src/cli/run.ts';
import { asChannelId, asMemberKey, asRoundId, asUserId, asWorkspaceId } from '../../src/quiz/ids.ts';
import { openDatabase } from '../../src/store/database.ts';
import { sqliteDialect } from '../../src/store/sqlite-dialect.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { aSnapshot } from '../quiz/a-snapshot.ts';
import { makeBareDatabase, type TestDatabase } from './databases.ts';

let folder: string;
let path: string;
const stores: Store[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'aif-backup-'));
  path = join(folder, 'aif.db');
});
afterEach(async () => {
  await Promise.all(stores.splice(0).map(store => store.close()));
  rmSync(folder, { recursive: true, force: true });
});

const open = async (file = path): Promise<Store> => {
  const store = await openStore(sqliteDialect(file));
  stores.push(store);
  return store;
};
const close = async (): Promise<void> =>
  void (await Promise.all(stores.splice(0).map(store => store.close())));

async function aif(...words: string[]): Promise<{ code: number; said: string }> {
  const said: string[] = [];
  const code = await runCommand(commands, words, {
    out: line => said.push(line),
    err: line => said.push(line),
    now: new Date('2026-11-26T17:00:00Z'),
    knowledgeDir: 'knowledge',
    databaseUrl: `file:${path}`,
  });
  return { code, said: said.join('\n') };
}

/** A round with an answer of each member. */
async function play(store: Store, round: string, members: readonly string[]): Promise<void> {
  const at = { workspace: asWorkspaceId('T1'), channel: asChannelId(`C-${round}`) };
  await store.claimRound({
    ...at,
    id: asRoundId(round),
    cause: { kind: 'request', request: round },
    localDay: '2026-11-23',
    timeZone: 'Europe/Berlin',
    snapshot: aSnapshot({ questionId: 'größe 🎓' }),
    points: 2,
    now: 1_764_000_000_000,
    leaseUntil: 1_764_000_040_000,
  });
  await store.openRound(asRoundId(round), '1.1', 1_764_000_000_001);
  for (const name of members) {
    const user = asUserId(`U-${name}`);
    const { key } = await store.rememberMember({
      workspace: at.workspace,
      user,
      key: asMemberKey(`m-${name}`),
      name,
      timeZone: undefined,
      now: 1,
    });
    const given = { round: asRoundId(round), member: key, chosen: [1], correct: true, points: 2 };
    await store.recordAnswer({ ...given, at: 1_764_000_000_002 });
  }
}

const countAnswers = (store: Store, round: string) => store.countAnswers(asRoundId(round));

describe('aif backup', () => {
  test('copies what is committed while the app writes, to one file that opens by itself', async () => {
    const store = await open();
    await play(store, 'r1', ['anna', 'ben']);
    const writing = play(
      store,
      'r2',
      Array.from({ length: 50 }, (_, index) => `m${index}`),
    );
    const { code, said } = await aif('backup', join(folder, 'copy.db'));
    expect([code, said]).toEqual([0, expect.stringMatching(/\d+ rounds, \d+ answers, read back and sound/)]);
    await writing;
    expect(readdirSync(folder).filter(name => name.startsWith('copy'))).toEqual(['copy.db']);
    const copy = await open(join(folder, 'copy.db'));
    expect(await countAnswers(copy, 'r1')).toBe(2);
    expect(await countAnswers(store, 'r2')).toBe(50);
  });

  test('works while the app is stopped too, and overwrites only when told', async () => {
    await play(await open(), 'r1', ['anna']);
    await close();
    expect((await aif('backup', join(folder, 'copy.db'))).code).toBe(0);
    expect(await aif('backup', join(folder, 'copy.db'))).toMatchObject({
      code: 1,
      said: expect.stringContaining('Add --replace'),
    });
    expect((await aif('backup', '--replace', join(folder, 'copy.db'))).code).toBe(0);
  });

  test.each([
    [['backup'], 2, /A file is missing.\nUse: aif backup FILE/],
    [['backup', 'a', 'b'], 2, /more than one file/],
    [['backup', '--fast', 'a'], 2, /Use: aif backup/],
    [['backup', 'copy.db'], 1, /There is no database at .*aif\.db yet/],
  ])('%j is explained', async (words, code, sentence) => {
    expect(await aif(...words)).toEqual({ code, said: expect.stringMatching(sentence) });
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('aif restore', () => {
  const copy = () => join(folder, 'copy.db');
  beforeEach(async () => {
    await play(await open(), 'r1', ['anna', 'ben']);
    await aif('backup', copy());
  });

  test('puts the backup in place and keeps what was there', async () => {
    await play(stores[0] ?? (await open()), 'r2', ['chloe']);
    await close();
    const { code, said } = await aif('restore', copy(), '--replace');
    expect([code, said]).toEqual([0, expect.stringContaining('aif.db.before-20261126T170000Z')]);
    expect(await countAnswers(await open(), 'r2')).toBe(0);
    expect(await countAnswers(await open(), 'r1')).toBe(2);
    expect(await countAnswers(await open(`${path}.before-20261126T170000Z`), 'r2')).toBe(1);
  });

  test('refuses while the app runs, and the app goes on undisturbed', async () => {
    expect(await aif('restore', copy(), '--replace')).toEqual({
      code: 1,
      said: `The app is running on ${path}. Stop it first. Nothing was changed.`,
    });
    const [store] = stores;
    if (store) await play(store, 'r2', ['chloe']);
    await close();
    expect(await countAnswers(await open(), 'r2')).toBe(1);
  });

  test('overwrites only when told, and needs nothing there', async () => {
    await close();
    expect(await aif('restore', copy())).toMatchObject({
      code: 1,
      said: expect.stringContaining('--replace'),
    });
    rmSync(path);
    expect((await aif('restore', copy())).code).toBe(0);
    expect(await countAnswers(await open(), 'r1')).toBe(2);
  });

  test('helps when the database itself is damaged', async () => {
    await close();
    writeFileSync(path, 'damaged beyond repair'.repeat(500));
    expect((await aif('restore', copy(), '--replace')).code).toBe(0);
    expect(await countAnswers(await open(), 'r1')).toBe(2);
  });

  test.each<[string, (file: string) => void, RegExp]>([
    ['cut short', file => truncateSync(file, 40_000), /damaged/],
    ['no database', file => writeFileSync(file, 'hello'.repeat(1_000)), /not a database/],
    ['missing', file => rmSync(file), /no such file/],
    [
      'of another program',
      file => void run(file, 'drop table kysely_migration'),
      /not a database of this app/,
    ],
    [
      'of a newer version',
      file => void run(file, "insert into kysely_migration values ('9999-later', '2027')"),
      /newer version/,
    ],
  ])('refuses a backup that is %s, and touches nothing', async (_what, spoil, sentence) => {
    await close();
    spoil(copy());
    const before = readFileSync(path);
    expect(await aif('restore', copy(), '--replace')).toEqual({
      code: 1,
      said: expect.stringMatching(sentence),
    });
    expect(readFileSync(path).equals(before)).toBe(true);
  });
});

describe('aif move', () => {
  let target: TestDatabase;
  beforeEach(async () => {
    target = await makeBareDatabase('postgres');
  });
  afterEach(() => target.remove());

  test('copies every row of an older database to Postgres, and leaves it as it was', async () => {
    const store = await open();
    const names = Array.from({ length: 90 }, (_, index) => `member ${index} ü🎓`);
    await play(store, 'r1', names.slice(0, 60));
    await play(store, 'r2', names.slice(30, 90));
    await close();
    run(
      path,
      `with recursive n(i) as (select 1 union all select i + 1 from n where i < 1201)
      insert into tickets select 'remind', 'slot ' || i, i from n`,
    );
    const before = await dumpOf(path);
    const { code, said } = await aif('move', target.url);
    expect([code, said]).toEqual([0, expect.stringMatching(/^answers +120$/m)]);
    expect(said).toMatch(/^members +90$/m);
    expect(said).toContain('counts and sums of every table are equal');
    expect(said).not.toContain('aif:aif');
    expect(said).toMatch(/^tickets +1201$/m);
    expect(await dumpOf(path)).toBe(before);
    const moved = await target.open();
    expect(await countAnswers(moved, 'r2')).toBe(60);
    expect((await moved.findRound(asRoundId('r1')))?.snapshot.questionId).toBe('größe 🎓');
    expect(JSON.parse(await target.dump())).toEqual(JSON.parse(before));
  });

  test('refuses a database that holds something, and changes nothing there', async () => {
    await play(await open(), 'r1', ['anna']);
    await close();
    await play(await target.open(), 'r9', ['ben']);
    const before = await target.dump();
    expect(await aif('move', target.url)).toMatchObject({
      code: 1,
      said: expect.stringContaining('is not empty'),
    });
    expect(await target.dump()).toBe(before);
  });

  test('takes nothing over when one row cannot be copied', async () => {
    await play(await open(), 'r1', ['anna', 'ben']);
    await close();
    // Postgres holds no NUL in a text.
    run(path, "update rounds set snapshot = 'a' || char(0) || 'b'");
    const { code, said } = await aif('move', target.url);
    expect([code, said]).toEqual([1, expect.stringMatching(/^Nothing was moved: /)]);
    expect(await (await target.open()).findRound(asRoundId('r1'))).toBeUndefined();
    expect(await target.dump()).not.toContain('U-anna');
  });

  test.each([
    ['while the app runs', async () => {}, /The app is running/],
    ['from nowhere', async () => rmSync(path), /There is no database/],
    ['to a server that is not there', close, /Nothing was moved: no server answers/],
  ])('%s is refused', async (_what, prepare, sentence) => {
    await open();
    if (prepare !== close) await prepare();
    else await close();
    const url = prepare === close ? 'postgres://a:b@127.0.0.1:1/x' : target.url;
    expect(await aif('move', url)).toEqual({ code: 1, said: expect.stringMatching(sentence) });
  });
});

function run(file: string, statement: string): void {
  const database = new DatabaseSync(file);
  database.exec(statement);
  database.close();
}

async function dumpOf(file: string): Promise<string> {
  const db = await openDatabase(sqliteDialect(file));
  const rows: unknown[] = [];
  for (const { name } of await db.introspection.getTables()) {
    rows.push({ [name]: (await sql`select * from ${sql.table(name)}`.execute(db)).rows });
  }
  await db.destroy();
  return JSON.stringify(rows);
}
