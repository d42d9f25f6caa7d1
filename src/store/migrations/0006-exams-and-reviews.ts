import { type Kysely, sql } from 'kysely';

/** Where a member is in an exam, which items they have looked at, and what finds exams that are over. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('exams')
    .addColumn('kind', 'text', column => column.notNull().defaultTo('full'))
    .execute();
  await db.schema
    .alterTable('exams')
    .addColumn('position', 'integer', column => column.notNull().defaultTo(0))
    .execute();
  await db.schema
    .alterTable('exam_items')
    .addColumn('seen', 'integer', column => column.notNull().defaultTo(0))
    .execute();
  await db.schema
    .createIndex('exams_running')
    .on('exams')
    .column('ends_at')
    .where(sql.ref('state'), '=', sql.lit('running'))
    .execute();
  await db.schema
    .createIndex('exams_by_member')
    .on('exams')
    .columns(['workspace_id', 'member_key', 'started_at'])
    .execute();
}
