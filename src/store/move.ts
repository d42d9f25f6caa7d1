import type { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import type { Database } from './database.ts';
import { tableNames } from './sqlite-file.ts';

/** One table that was copied, with what both databases agree on. */
export interface MovedTable {
  table: string;
  rows: number;
}

/** The copy cannot be, and nothing was copied. The message is for whoever moves. */
export class MoveRefused extends Error {
  override name = 'MoveRefused';
}

interface Column {
  name: string;
  isNumber: boolean;
}

const ROWS_AT_ONCE = 500;

/**
 * Copies every row from a SQLite database to an empty one with the same tables, in one transaction, and compares what
 * arrived: for each table the number of rows, for each column the sum of its numbers or of the lengths of its texts.
 * @throws MoveRefused when the target holds rows or something did not arrive; then the target is as it was.
 */
export function moveAll(source: DatabaseSync, target: Database): Promise<MovedTable[]> {
  const tables = tableNames(source).filter(name => !name.startsWith('kysely_'));
  return target.transaction().execute(async trx => {
    await sql`lock table ${sql.join(tables.map(name => sql.table(name)))} in access exclusive mode`.execute(
      trx,
    );
    await refuseRows(trx, tables);
    const moved: MovedTable[] = [];
    for (const table of tables) {
      const columns = columnsOf(source, table);
      await copyTable(source, trx, { table, columns });
      const [sent, arrived] = [digestHere(source, table, columns), await digestThere(trx, table, columns)];
      const different = Object.keys(sent).find(key => sent[key] !== arrived[key]);
      if (different) {
        throw new MoveRefused(
          `${table}: ${different} is ${sent[different]} here and ${arrived[different]} there`,
        );
      }
      moved.push({ table, rows: sent.rows ?? 0 });
    }
    return moved;
  });
}

async function refuseRows(trx: Database, tables: readonly string[]): Promise<void> {
  for (const table of tables) {
    const { rows } = await sql`select 1 from ${sql.table(table)} limit 1`.execute(trx);
    if (rows.length > 0) {
      throw new MoveRefused(`the database there is not empty: ${table} has rows. Move into a new one`);
    }
  }
}

function columnsOf(source: DatabaseSync, table: string): Column[] {
  const rows = source.prepare('select name, type from pragma_table_info(?)').all(table);
  return rows.map(({ name, type }) => ({ name: String(name), isNumber: /int/i.test(String(type)) }));
}

async function copyTable(
  source: DatabaseSync,
  trx: Database,
  { table, columns }: { table: string; columns: readonly Column[] },
): Promise<void> {
  const names = sql.join(columns.map(({ name }) => sql.ref(name)));
  const insert = async (rows: readonly Record<string, unknown>[]): Promise<void> => {
    const values = rows.map(row => sql`(${sql.join(columns.map(({ name }) => row[name]))})`);
    await sql`insert into ${sql.table(table)} (${names}) values ${sql.join(values)}`.execute(trx);
  };
  let batch: Record<string, unknown>[] = [];
  for (const row of source.prepare(`select * from "${table}"`).iterate()) {
    batch.push(row);
    if (batch.length < ROWS_AT_ONCE) continue;
    await insert(batch);
    batch = [];
  }
  if (batch.length > 0) await insert(batch);
}

type Digest = Record<string, number>;

function digestHere(source: DatabaseSync, table: string, columns: readonly Column[]): Digest {
  const parts = columns.map(
    ({ name, isNumber }) => `${isNumber ? 'sum' : 'sum(length'}("${name}")${isNumber ? '' : ')'}`,
  );
  const row = source
    .prepare(
      `select count(*) as c0, ${parts.map((part, index) => `${part} as c${index + 1}`).join(', ')} from "${table}"`,
    )
    .get();
  return digestOf(row ?? {}, columns);
}

async function digestThere(trx: Database, table: string, columns: readonly Column[]): Promise<Digest> {
  const parts = columns.map(({ name, isNumber }, index) => {
    const value = isNumber ? sql`sum(${sql.ref(name)})` : sql`sum(length(${sql.ref(name)}))`;
    return sql`${value} as ${sql.ref(`c${index + 1}`)}`;
  });
  const { rows } = await sql<Record<string, unknown>>`
    select count(*) as c0, ${sql.join(parts)} from ${sql.table(table)}`.execute(trx);
  return digestOf(rows[0] ?? {}, columns);
}

function digestOf(row: Record<string, unknown>, columns: readonly Column[]): Digest {
  return Object.fromEntries([
    ['rows', Number(row.c0 ?? 0)],
    ...columns.map(({ name, isNumber }, index) => [
      `the ${isNumber ? 'sum' : 'length'} of ${name}`,
      Number(row[`c${index + 1}`] ?? 0),
    ]),
  ]);
}
