import { PostgresAdapter, sql } from 'kysely';
import type { Database } from './database.ts';

export type HealthQueries = ReturnType<typeof healthQueries>;

export function healthQueries(db: Database) {
  return {
    /** The server's clock, epoch ms; undefined for SQLite, which has none of its own. */
    async readClock(): Promise<number | undefined> {
      if (!(db.getExecutor().adapter instanceof PostgresAdapter)) return undefined;
      const { rows } = await sql<{ now: number }>`
        select cast(extract(epoch from clock_timestamp()) * 1000 as bigint) as now`.execute(db);
      return rows[0]?.now;
    },

    /** Resolves when the database answers, and for `write` also takes a write. */
    async probe(how: 'read' | 'write'): Promise<void> {
      if (how === 'read') {
        await sql`select 1`.execute(db);
        return;
      }
      await db
        .insertInto('seen_requests')
        .values({ id: 'probe' })
        .onConflict(conflict => conflict.column('id').doUpdateSet({ id: 'probe' }))
        .execute();
    },
  };
}
