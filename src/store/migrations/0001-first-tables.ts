import { type Kysely, sql } from 'kysely';

/** Every table of the first version. `bigint`, since instants in milliseconds do not fit Postgres's integer. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('installations')
    .addColumn('workspace_id', 'text', column => column.primaryKey())
    .addColumn('team_id', 'text', column => column.notNull())
    .addColumn('enterprise_id', 'text')
    .addColumn('bot_user_id', 'text', column => column.notNull())
    .addColumn('bot_id', 'text', column => column.notNull())
    .addColumn('token', 'text', column => column.notNull())
    .addColumn('installed_at', 'bigint', column => column.notNull())
    .addColumn('uninstalled_at', 'bigint')
    .execute();

  await db.schema
    .createTable('channels')
    .addColumn('workspace_id', 'text', column => column.notNull())
    .addColumn('channel_id', 'text', column => column.notNull())
    .addColumn('name', 'text', column => column.notNull())
    .addColumn('status', 'text', column => column.notNull())
    .addColumn('time_zone', 'text')
    .addColumn('updated_at', 'bigint', column => column.notNull())
    .addPrimaryKeyConstraint('channels_key', ['workspace_id', 'channel_id'])
    .execute();

  await db.schema
    .createTable('members')
    .addColumn('workspace_id', 'text', column => column.notNull())
    .addColumn('user_id', 'text', column => column.notNull())
    .addColumn('member_key', 'text', column => column.notNull().unique())
    .addColumn('display_name', 'text', column => column.notNull())
    .addColumn('time_zone', 'text')
    .addColumn('joined_at', 'bigint', column => column.notNull())
    .addColumn('left_at', 'bigint')
    .addColumn('hidden', 'integer', column => column.notNull())
    .addColumn('settings', 'text', column => column.notNull())
    .addPrimaryKeyConstraint('members_key', ['workspace_id', 'user_id'])
    .execute();

  await db.schema
    .createTable('managers')
    .addColumn('workspace_id', 'text', column => column.notNull())
    .addColumn('user_id', 'text', column => column.notNull())
    .addColumn('added_by', 'text', column => column.notNull())
    .addColumn('added_at', 'bigint', column => column.notNull())
    .addPrimaryKeyConstraint('managers_key', ['workspace_id', 'user_id'])
    .execute();

  await db.schema
    .createTable('schedules')
    .addColumn('workspace_id', 'text', column => column.notNull())
    .addColumn('channel_id', 'text', column => column.notNull())
    .addColumn('days', 'text', column => column.notNull())
    .addColumn('post_at', 'text', column => column.notNull())
    .addColumn('time_zone', 'text', column => column.notNull())
    .addColumn('close_at', 'text')
    .addColumn('paused', 'integer', column => column.notNull())
    .addColumn('paused_until', 'text')
    .addColumn('skipped_days', 'text', column => column.notNull())
    .addColumn('reminds', 'integer', column => column.notNull())
    .addColumn('missed_days', 'text', column => column.notNull())
    .addColumn('next_slot', 'bigint')
    .addColumn('revision', 'integer', column => column.notNull())
    .addColumn('updated_by', 'text', column => column.notNull())
    .addColumn('updated_at', 'bigint', column => column.notNull())
    .addPrimaryKeyConstraint('schedules_key', ['workspace_id', 'channel_id'])
    .execute();
  await db.schema.createIndex('schedules_due').on('schedules').column('next_slot').execute();

  await db.schema
    .createTable('rounds')
    .addColumn('id', 'text', column => column.primaryKey())
    .addColumn('workspace_id', 'text', column => column.notNull())
    .addColumn('channel_id', 'text', column => column.notNull())
    .addColumn('origin', 'text', column => column.notNull())
    .addColumn('slot', 'bigint')
    .addColumn('request', 'text')
    .addColumn('local_day', 'text', column => column.notNull())
    .addColumn('time_zone', 'text', column => column.notNull())
    .addColumn('question_id', 'text', column => column.notNull())
    .addColumn('question_hash', 'text', column => column.notNull())
    .addColumn('section_id', 'text', column => column.notNull())
    .addColumn('snapshot', 'text', column => column.notNull())
    .addColumn('points', 'integer', column => column.notNull())
    .addColumn('state', 'text', column => column.notNull())
    .addColumn('lease_until', 'bigint')
    .addColumn('message_ts', 'text')
    .addColumn('claimed_at', 'bigint', column => column.notNull())
    .addColumn('opened_at', 'bigint')
    .addColumn('closes_at', 'bigint')
    .addColumn('closed_at', 'bigint')
    .addColumn('settled_at', 'bigint')
    .execute();
  await db.schema
    .createIndex('rounds_once_per_slot')
    .unique()
    .on('rounds')
    .columns(['workspace_id', 'channel_id', 'slot'])
    .where(sql.ref('origin'), '=', sql.lit('scheduled'))
    .execute();
  await db.schema
    .createIndex('rounds_once_per_request')
    .unique()
    .on('rounds')
    .columns(['workspace_id', 'request'])
    .where(sql.ref('origin'), '=', sql.lit('manual'))
    .execute();
  await db.schema
    .createIndex('rounds_one_open_per_channel')
    .unique()
    .on('rounds')
    .columns(['workspace_id', 'channel_id'])
    .where(sql.ref('state'), '=', sql.lit('open'))
    .execute();
  await db.schema
    .createIndex('rounds_by_channel')
    .on('rounds')
    .columns(['workspace_id', 'channel_id', 'opened_at'])
    .execute();
  await db.schema
    .createIndex('rounds_closing')
    .on('rounds')
    .column('closes_at')
    .where(sql.ref('state'), '=', sql.lit('open'))
    .execute();
  await db.schema
    .createIndex('rounds_unfinished')
    .on('rounds')
    .columns(['state', 'lease_until'])
    .where(sql.ref('settled_at'), 'is', null)
    .execute();

  await db.schema
    .createTable('answers')
    .addColumn('round_id', 'text', column => column.notNull())
    .addColumn('member_key', 'text', column => column.notNull())
    .addColumn('workspace_id', 'text', column => column.notNull())
    .addColumn('channel_id', 'text', column => column.notNull())
    .addColumn('chosen', 'text', column => column.notNull())
    .addColumn('correct', 'integer', column => column.notNull())
    .addColumn('points', 'integer', column => column.notNull())
    .addColumn('answered_at', 'bigint', column => column.notNull())
    .addPrimaryKeyConstraint('answers_key', ['round_id', 'member_key'])
    .execute();
  await db.schema
    .createIndex('answers_by_member')
    .on('answers')
    .columns(['member_key', 'channel_id', 'answered_at'])
    .execute();

  await db.schema
    .createTable('regrades')
    .addColumn('id', 'text', column => column.primaryKey())
    .addColumn('round_id', 'text', column => column.notNull())
    .addColumn('key_before', 'text', column => column.notNull())
    .addColumn('key_after', 'text', column => column.notNull())
    .addColumn('reason', 'text', column => column.notNull())
    .addColumn('regraded_at', 'bigint', column => column.notNull())
    .execute();

  await db.schema
    .createTable('attempts')
    .addColumn('id', 'text', column => column.primaryKey())
    .addColumn('workspace_id', 'text', column => column.notNull())
    .addColumn('member_key', 'text', column => column.notNull())
    .addColumn('question_id', 'text', column => column.notNull())
    .addColumn('question_hash', 'text', column => column.notNull())
    .addColumn('section_id', 'text', column => column.notNull())
    .addColumn('snapshot', 'text', column => column.notNull())
    .addColumn('mode', 'text', column => column.notNull())
    .addColumn('chosen', 'text')
    .addColumn('correct', 'integer')
    .addColumn('asked_at', 'bigint', column => column.notNull())
    .addColumn('answered_at', 'bigint')
    .execute();
  await db.schema
    .createIndex('attempts_by_member')
    .on('attempts')
    .columns(['workspace_id', 'member_key', 'asked_at'])
    .execute();

  await db.schema
    .createTable('cards')
    .addColumn('workspace_id', 'text', column => column.notNull())
    .addColumn('member_key', 'text', column => column.notNull())
    .addColumn('question_id', 'text', column => column.notNull())
    .addColumn('state', 'text', column => column.notNull())
    .addColumn('due_at', 'bigint', column => column.notNull())
    .addColumn('updated_at', 'bigint', column => column.notNull())
    .addPrimaryKeyConstraint('cards_key', ['workspace_id', 'member_key', 'question_id'])
    .execute();
  await db.schema
    .createIndex('cards_due')
    .on('cards')
    .columns(['workspace_id', 'member_key', 'due_at'])
    .execute();

  await db.schema
    .createTable('exams')
    .addColumn('id', 'text', column => column.primaryKey())
    .addColumn('workspace_id', 'text', column => column.notNull())
    .addColumn('member_key', 'text', column => column.notNull())
    .addColumn('state', 'text', column => column.notNull())
    .addColumn('started_at', 'bigint', column => column.notNull())
    .addColumn('ends_at', 'bigint', column => column.notNull())
    .addColumn('finished_at', 'bigint')
    .execute();
  await db.schema
    .createIndex('exams_one_running_per_member')
    .unique()
    .on('exams')
    .columns(['workspace_id', 'member_key'])
    .where(sql.ref('state'), '=', sql.lit('running'))
    .execute();

  await db.schema
    .createTable('exam_items')
    .addColumn('exam_id', 'text', column => column.notNull())
    .addColumn('position', 'integer', column => column.notNull())
    .addColumn('question_id', 'text', column => column.notNull())
    .addColumn('question_hash', 'text', column => column.notNull())
    .addColumn('snapshot', 'text', column => column.notNull())
    .addColumn('chosen', 'text')
    .addColumn('marked', 'integer', column => column.notNull())
    .addColumn('correct', 'integer')
    .addPrimaryKeyConstraint('exam_items_key', ['exam_id', 'position'])
    .execute();

  await db.schema
    .createTable('asks')
    .addColumn('workspace_id', 'text', column => column.notNull())
    .addColumn('question', 'text', column => column.notNull())
    .addColumn('asker_digest', 'text', column => column.notNull())
    .addColumn('asked_at', 'bigint', column => column.notNull())
    .addPrimaryKeyConstraint('asks_key', ['workspace_id', 'question', 'asker_digest'])
    .execute();

  await db.schema
    .createTable('seen_requests')
    .addColumn('id', 'text', column => column.primaryKey())
    .addColumn('seen_at', 'bigint', column => column.notNull())
    .execute();
  await db.schema.createIndex('seen_requests_by_age').on('seen_requests').column('seen_at').execute();

  await db.schema
    .createTable('tickets')
    .addColumn('job', 'text', column => column.notNull())
    .addColumn('slot', 'text', column => column.notNull())
    .addColumn('taken_at', 'bigint', column => column.notNull())
    .addPrimaryKeyConstraint('tickets_key', ['job', 'slot'])
    .execute();
}
