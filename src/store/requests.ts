import { CompiledQuery, SqliteAdapter } from 'kysely';
import type { Database } from './database.ts';

export type RequestQueries = ReturnType<typeof requestQueries>;

export function requestQueries(db: Database) {
  return {
    /** Remembers requests by their ids; those that nobody remembered before, in whatever instance. */
    rememberRequests(ids: readonly string[], now: number): Promise<Set<string>> {
      return withoutWaitingForTheDisk(db, async connection => {
        const rows = await connection
          .insertInto('seen_requests')
          .values(ids.map(id => ({ id, seen_at: now })))
          .onConflict(conflict => conflict.column('id').doNothing())
          .returning('id')
          .execute();
        return new Set(rows.map(({ id }) => id));
      });
    },
  };
}

/**
 * For rows that may be lost in a power cut: SQLite does not wait until they are on the disk. What was committed before
 * and is committed after is as safe as ever, because the next ordinary commit waits for everything. On Postgres the
 * table itself says so.
 */
function withoutWaitingForTheDisk<T>(db: Database, run: (connection: Database) => Promise<T>): Promise<T> {
  if (!(db.getExecutor().adapter instanceof SqliteAdapter)) return run(db);
  return db.connection().execute(async connection => {
    await connection.executeQuery(NOT_WAITING);
    try {
      return await run(connection);
    } finally {
      await connection.executeQuery(WAITING);
    }
  });
}

const NOT_WAITING = CompiledQuery.raw('pragma synchronous = normal');
const WAITING = CompiledQuery.raw('pragma synchronous = full');
