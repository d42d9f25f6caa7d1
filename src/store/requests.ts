import type { Database } from './database.ts';
import { withoutWaitingForTheDisk } from './durability.ts';
import { NO_JOIN, overRows } from './given-rows.ts';

export type RequestQueries = ReturnType<typeof requestQueries>;

export function requestQueries(db: Database) {
  const insertNew = overRows<{ id: string }>(db, { id: 'text' })(rows =>
    db
      .with('given', () => rows)
      .insertInto('seen_requests')
      .columns(['id'])
      .expression(given => given.selectFrom('given').select('given.id').where(NO_JOIN))
      .onConflict(conflict => conflict.column('id').doNothing())
      .returning('id'),
  );
  return {
    /**
     * Remembers requests by their ids, which begin with their time in seconds; those that nobody remembered before, in
     * whatever instance.
     */
    async rememberRequests(ids: readonly string[]): Promise<Set<string>> {
      const rows = await withoutWaitingForTheDisk(db, connection =>
        insertNew(
          ids.map(id => ({ id })),
          connection,
        ),
      );
      return new Set(rows.map(({ id }) => id));
    },
  };
}
