import { type Dialect, PostgresDialect } from 'kysely';
import pg from 'pg';

/**
 * Kysely on Postgres. One instance keeps at most ten connections. `onLost` hears of idle connections that broke,
 * for example because the server restarts: the pool forgets them and connects again when it needs to.
 */
export function postgresDialect(url: string, onLost: (error: Error) => void): Dialect {
  return new PostgresDialect({
    pool: async () => {
      const pool = new pg.Pool({
        connectionString: url,
        max: 10,
        connectionTimeoutMillis: 5_000,
        types: { getTypeParser: (oid, format) => numberParsers[oid] ?? pg.types.getTypeParser(oid, format) },
      });
      // Without a listener Node ends the process.
      pool.on('error', onLost);
      return pool;
    },
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
