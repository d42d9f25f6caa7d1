import { type Kysely, PostgresAdapter, sql } from 'kysely';

/**
 * What a tick reads, at hand: how past rounds went, which rounds of a channel are live, who wants a reminder, which
 * tickets are old. What Slack's limits leave is worth nothing after a crash of the server, so Postgres need not write it
 * to its log.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('rounds').addColumn('answered', 'integer').execute();
  await db.schema.alterTable('rounds').addColumn('correct', 'integer').execute();
  await sql`update rounds set
    answered = (select count(*) from answers where answers.round_id = rounds.id),
    correct = (select coalesce(sum(answers.correct), 0) from answers where answers.round_id = rounds.id)
    where counted_at is not null`.execute(db);
  // Everything that choosing the next question reads, since a round's row is long.
  await db.schema
    .createIndex('rounds_past')
    .on('rounds')
    .columns([
      'workspace_id',
      'channel_id',
      'claimed_at',
      'state',
      'question_id',
      'answered',
      'correct',
      'id',
    ])
    .execute();
  // As before, with all that a board reads of a round.
  await db.schema.dropIndex('rounds_by_channel').execute();
  await db.schema
    .createIndex('rounds_by_channel')
    .on('rounds')
    .columns(['workspace_id', 'channel_id', 'opened_at', 'state', 'points'])
    .execute();
  await db.schema
    .createIndex('rounds_live_by_channel')
    .on('rounds')
    .columns(['workspace_id', 'channel_id'])
    .where(sql.ref('state'), 'in', [sql.lit('claimed'), sql.lit('open')])
    .execute();
  await db.schema
    .createIndex('members_reminded')
    .on('members')
    .column('workspace_id')
    .where(sql.ref('settings'), 'like', sql.lit('%"reviewAt":"%'))
    .execute();
  await db.schema.createIndex('tickets_by_age').on('tickets').column('taken_at').execute();
  if (db.getExecutor().adapter instanceof PostgresAdapter) {
    await sql`alter table call_limits set unlogged`.execute(db);
  }
}
