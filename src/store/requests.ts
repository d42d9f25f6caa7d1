import type { Database } from './database.ts';
import { withoutWaitingForTheDisk } from './durability.ts';
import { overRows } from './given-rows.ts';

export type RequestQueries = ReturnType<typeof requestQueries>;

export function requestQueries(db: Database) {
  const insertNew = overRows<{ id: string; seen_at: number }>(db, { id: 'text', seen_at: 'bigint' })(rows =>
    db
      .with('given', () => rows)
      .insertInto('seen_requests')
      .columns(['id', 'seen_at'])
      .expression(given =>
        given
          .selectFrom('given')
          .select(['given.id', 'given.seen_at'])
          // SQLite would take what follows a bare table for a join.
          .where('given.seen_at', '>=', 0),
      )
      .onConflict(conflict => conflict.column('id').doNothing())
      .returning('id'),
  );
  return {
    /** Remembers requests by their ids; those that nobody remembered before, in whatever instance. */
    async rememberRequests(ids: readonly string[], now: number): Promise<Set<string>> {
      const rows = await withoutWaitingForTheDisk(db, connection =>
        insertNew(
          ids.map(id => ({ id, seen_at: now })),
          connection,
        ),
      );
      return new Set(rows.map(({ id }) => id));
    },
  };
}
