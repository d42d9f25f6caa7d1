import { type Kysely, PostgresAdapter, sql } from 'kysely';

/**
 * What an installation through OAuth brings with it, so that it can come without another migration: the scopes that
 * were granted, a token that rotates, and who installed. Ids of handled requests are worth nothing after ten minutes, so
 * Postgres need not write them to its log: that spares every request a wait for the disk.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('installations')
    .addColumn('scopes', 'text', column => column.notNull().defaultTo(''))
    .execute();
  await db.schema.alterTable('installations').addColumn('refresh_token', 'text').execute();
  await db.schema.alterTable('installations').addColumn('token_expires_at', 'bigint').execute();
  await db.schema.alterTable('installations').addColumn('installed_by', 'text').execute();
  if (db.getExecutor().adapter instanceof PostgresAdapter) {
    await sql`alter table seen_requests set unlogged`.execute(db);
  }
}
