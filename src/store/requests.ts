import type { Database } from './database.ts';
import { withoutWaitingForTheDisk } from './durability.ts';

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
