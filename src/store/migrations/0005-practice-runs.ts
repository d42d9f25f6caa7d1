import { type Kysely, sql } from 'kysely';

/** Practice goes on from question to question, and people may say how sure they were. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('attempts').addColumn('confidence', 'text').execute();
  await db.schema.alterTable('attempts').addColumn('run_id', 'text').execute();
  await db.schema.alterTable('attempts').addColumn('run_place', 'integer').execute();
  await db.schema
    .createIndex('attempts_by_run')
    .unique()
    .on('attempts')
    .columns(['workspace_id', 'member_key', 'run_id', 'run_place'])
    .where(sql.ref('run_id'), 'is not', null)
    .execute();

  // What a member has seen is read from this alone, question by question.
  await db.schema
    .createIndex('attempts_seen')
    .on('attempts')
    .columns(['workspace_id', 'member_key', 'question_id', 'answered_at', 'asked_at', 'correct'])
    .execute();

  await db.schema
    .createTable('answer_confidences')
    .addColumn('round_id', 'text', column => column.notNull())
    .addColumn('member_key', 'text', column => column.notNull())
    .addColumn('confidence', 'text', column => column.notNull())
    .addColumn('said_at', 'bigint', column => column.notNull())
    .addPrimaryKeyConstraint('answer_confidences_key', ['round_id', 'member_key'])
    .execute();

  await db.schema
    .createIndex('rounds_live')
    .on('rounds')
    .columns(['workspace_id', 'question_id'])
    .where(sql.ref('state'), 'in', [sql.lit('claimed'), sql.lit('open')])
    .execute();
}
