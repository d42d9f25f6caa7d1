import { type Kysely, PostgresAdapter, sql } from 'kysely';

/**
 * Of a handled request only its id is kept, half as long as before. It begins with the time, so that old ones stand
 * together without an index of their own: every request waits for this table.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const shortened = sql`substr(id, 1, 11) || substr(id, 15, 32)`;
  if (db.getExecutor().adapter instanceof PostgresAdapter) {
    // An instance of the version before goes on writing `seen_at` until it is replaced.
    await sql`alter table seen_requests alter column seen_at drop not null,
      alter column id type text collate "C"`.execute(db);
    await db.schema.dropIndex('seen_requests_by_age').execute();
    await sql`delete from seen_requests where id not like '% v0=%'`.execute(db);
    await sql`update seen_requests set id = ${shortened}`.execute(db);
    return;
  }
  await db.schema
    .createTable('seen_requests_in_order')
    .addColumn('id', 'text', column => column.primaryKey())
    .modifyEnd(sql`without rowid`)
    .execute();
  await sql`insert or ignore into seen_requests_in_order select ${shortened} from seen_requests
    where id like '% v0=%'`.execute(db);
  await db.schema.dropTable('seen_requests').execute();
  await db.schema.alterTable('seen_requests_in_order').renameTo('seen_requests').execute();
}
