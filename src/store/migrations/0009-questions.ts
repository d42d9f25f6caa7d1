import type { Kysely } from 'kysely';

/** What people ask the guide: what it lacks, whether it helped, and what a conversation is about. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('asks')
    .addColumn('reason', 'text', column => column.notNull().defaultTo('refused'))
    .execute();
  await db.schema
    .alterTable('asks')
    .addColumn('period', 'integer', column => column.notNull().defaultTo(0))
    .execute();
  await db.schema.createIndex('asks_by_age').on('asks').column('asked_at').execute();

  await db.schema
    .createTable('answer_marks')
    .addColumn('workspace_id', 'text', column => column.notNull())
    .addColumn('section_id', 'text', column => column.notNull())
    .addColumn('marker_digest', 'text', column => column.notNull())
    .addColumn('helpful', 'integer', column => column.notNull())
    .addColumn('marked_at', 'bigint', column => column.notNull())
    .addPrimaryKeyConstraint('answer_marks_key', ['workspace_id', 'section_id', 'marker_digest'])
    .execute();
  await db.schema.createIndex('answer_marks_by_age').on('answer_marks').column('marked_at').execute();

  await db.schema
    .createTable('digest_keys')
    .addColumn('period', 'integer', column => column.primaryKey())
    .addColumn('key', 'text', column => column.notNull())
    .execute();

  await db.schema
    .createTable('talks')
    .addColumn('workspace_id', 'text', column => column.notNull())
    .addColumn('channel_id', 'text', column => column.notNull())
    .addColumn('thread', 'text', column => column.notNull())
    .addColumn('section_id', 'text', column => column.notNull())
    .addColumn('intent', 'text', column => column.notNull())
    .addColumn('talked_at', 'bigint', column => column.notNull())
    .addPrimaryKeyConstraint('talks_key', ['workspace_id', 'channel_id', 'thread'])
    .execute();
  await db.schema.createIndex('talks_by_age').on('talks').column('talked_at').execute();
}
