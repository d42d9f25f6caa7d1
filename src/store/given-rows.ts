import { type Compilable, type RawBuilder, sql } from 'kysely';
import type { Database } from './database.ts';
import { type Placed, prepared } from './prepared.ts';

type Value = string | number | null;

/** Inside of a transaction it is told to run `on` that. */
type RowQuery<Row, Result> = (rows: readonly Row[], on?: Database) => Promise<Result[]>;

type Statement<Result> = (values: Record<string, Value>, on: Database) => Promise<Result[]>;

/** The kind of each column: Postgres takes what it is not told for text. */
export type Kinds<Row> = { readonly [Name in keyof Row & string]: 'text' | 'integer' | 'bigint' };

/** Between the given rows and `on conflict`: SQLite would take what follows a bare table for a join. */
export const NO_JOIN = sql<boolean>`true`;

/**
 * Queries over rows that each run brings, for what is asked about many things at once. `build` gets the rows as what a
 * common table expression is made of. The query is put together once for each number of rows.
 */
export function overRows<Row extends Record<keyof Row, Value>>(
  db: Database,
  kinds: Kinds<Row>,
): <Result>(build: (rows: RawBuilder<Row>) => Compilable<Result>) => RowQuery<Row, Result> {
  const names = Object.keys(kinds) as (keyof Row & string)[];
  const columns = sql.join(
    names.map((name, index) => sql`${sql.ref(`column${index + 1}`)} as ${sql.ref(name)}`),
  );

  return <Result>(build: (rows: RawBuilder<Row>) => Compilable<Result>) => {
    const statements = new Map<number, Statement<Result>>();
    const prepareFor = (count: number): Statement<Result> =>
      prepared(db, (value: Placed<Record<string, Value>>) => {
        const rowAt = (row: number): RawBuilder<unknown> =>
          sql`(${sql.join(names.map(name => sql`cast(${value(placeOf(name, row))} as ${sql.raw(kinds[name])})`))})`;
        const rows = sql.join(Array.from({ length: count }, (_, row) => rowAt(row)));
        return build(sql<Row>`(select ${columns} from (values ${rows}) as listed)`);
      });

    return async (rows, on = db) => {
      if (rows.length === 0) return [];
      const statement = statements.get(rows.length) ?? prepareFor(rows.length);
      statements.set(rows.length, statement);
      const values: Record<string, Value> = {};
      for (const [at, row] of rows.entries()) {
        for (const name of names) values[placeOf(name, at)] = row[name];
      }
      return statement(values, on);
    };
  };
}

function placeOf(name: string, row: number): string {
  return `${name} ${row}`;
}
