import { sql } from 'kysely';
import type { Database } from './database.ts';

export type HealthQueries = ReturnType<typeof healthQueries>;

export function healthQueries(db: Database) {
  return {
    /** Resolves when the database answers, and for `write` also takes a write. */
    async probe(how: 'read' | 'write', now: number): Promise<void> {
      if (how === 'read') {
        await sql`select 1`.execute(db);
        return;
      }
      await db
        .insertInto('seen_requests')
        .values({ id: 'probe', seen_at: now })
        .onConflict(conflict => conflict.column('id').doUpdateSet({ seen_at: now }))
        .execute();
    },
  };
}
