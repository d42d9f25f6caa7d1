import type { Kysely } from 'kysely';

/** Practice is gone on with after Slack forgot its message, and a talk with the app is known to be somebody's. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('practice_runs')
    .addColumn('workspace_id', 'text', column => column.notNull())
    .addColumn('member_key', 'text', column => column.notNull())
    .addColumn('run_id', 'text', column => column.notNull())
    .addColumn('topic', 'text')
    .addColumn('asked_at', 'bigint', column => column.notNull())
    .addPrimaryKeyConstraint('practice_runs_key', ['workspace_id', 'member_key'])
    .execute();
  await db.schema.alterTable('talks').addColumn('user_id', 'text').execute();
}
