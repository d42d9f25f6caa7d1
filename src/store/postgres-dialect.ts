import { type Dialect, PostgresDialect } from 'kysely';
import pg from 'pg';

/** Kysely on Postgres. One instance keeps at most ten connections. */
export function postgresDialect(url: string): Dialect {
  return new PostgresDialect({
    pool: async () =>
      new pg.Pool({
        connectionString: url,
        max: 10,
        connectionTimeoutMillis: 5_000,
        types: { getTypeParser: (oid, format) => numberParsers[oid] ?? pg.types.getTypeParser(oid, format) },
      }),
  });
}

/**
 * Postgres hands out bigint and numeric as text, since they may not fit a number. Ours do: they are
 * milliseconds, points and counts.
 */
const numberParsers: Record<number, typeof Number> = {
  [pg.types.builtins.INT8]: Number,
  [pg.types.builtins.NUMERIC]: Number,
};
