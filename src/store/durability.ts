import { CompiledQuery, SqliteAdapter } from 'kysely';
import type { Database } from './database.ts';

/**
 * For rows that may be lost in a power cut: SQLite does not wait until they are on the disk. What was committed before
 * and is committed after is as safe as ever, because the next ordinary commit waits for everything. On Postgres it
 * changes nothing; tables that are unlogged there have no disk to wait for.
 */
export function withoutWaitingForTheDisk<T>(
  db: Database,
  run: (connection: Database) => Promise<T>,
): Promise<T> {
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
