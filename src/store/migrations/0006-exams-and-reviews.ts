import { type Kysely, sql } from 'kysely';

/** Where a member is in an exam and which items they have seen, and how far their answers are in their cards. */
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

  await db.schema
    .alterTable('members')
    .addColumn('recalled_until', 'bigint', column => column.notNull().defaultTo(0))
    .execute();
  await db.schema
    .createIndex('attempts_answered')
    .on('attempts')
    .columns(['workspace_id', 'member_key', 'answered_at', 'question_id', 'correct', 'confidence'])
    .execute();
}
