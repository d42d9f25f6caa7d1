import { type Kysely, SqliteAdapter, sql } from 'kysely';

/**
 * What boards need to be read without adding up every answer there ever was: a member's sums over the rounds that
 * are over for good, and the answers of a round side by side.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const isSqlite = db.getExecutor().adapter instanceof SqliteAdapter;
  // Kept in the order of their key instead of in an index beside it: one tree less to write and to look into.
  const inKeyOrder = isSqlite ? sql`without rowid` : sql``;

  await db.schema.alterTable('rounds').addColumn('counted_at', 'bigint').execute();
  await db.schema
    .createIndex('rounds_uncounted')
    .on('rounds')
    .columns(['workspace_id', 'channel_id'])
    .where(sql.ref('counted_at'), 'is', null)
    .execute();
  await db.schema
    .createIndex('rounds_to_count')
    .on('rounds')
    .column('closed_at')
    .where(sql.ref('counted_at'), 'is', null)
    .where(sql.ref('state'), '=', sql.lit('closed'))
    .execute();

  await db.schema
    .createTable('totals')
    .addColumn('workspace_id', 'text', column => column.notNull())
    .addColumn('channel_id', 'text', column => column.notNull())
    .addColumn('member_key', 'text', column => column.notNull())
    .addColumn('since', 'bigint', column => column.notNull())
    .addColumn('answered', 'integer', column => column.notNull())
    .addColumn('correct', 'integer', column => column.notNull())
    .addColumn('points', 'integer', column => column.notNull())
    .addPrimaryKeyConstraint('totals_key', ['workspace_id', 'channel_id', 'member_key'])
    .modifyEnd(inKeyOrder)
    .execute();

  if (isSqlite) await rebuildAnswers(db);
  else {
    await sql`alter table answers drop constraint answers_key`.execute(db);
    await sql`alter table answers add constraint answers_key primary key (round_id, member_key)
      include (correct, points)`.execute(db);
  }
}

/** SQLite decides how a table is kept when it is made. */
async function rebuildAnswers(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('answers_in_order')
    .addColumn('round_id', 'text', column => column.notNull())
    .addColumn('member_key', 'text', column => column.notNull())
    .addColumn('workspace_id', 'text', column => column.notNull())
    .addColumn('channel_id', 'text', column => column.notNull())
    .addColumn('chosen', 'text', column => column.notNull())
    .addColumn('correct', 'integer', column => column.notNull())
    .addColumn('points', 'integer', column => column.notNull())
    .addColumn('answered_at', 'bigint', column => column.notNull())
    .addPrimaryKeyConstraint('answers_key', ['round_id', 'member_key'])
    .modifyEnd(sql`without rowid`)
    .execute();
  await sql`insert into answers_in_order select round_id, member_key, workspace_id, channel_id, chosen, correct,
    points, answered_at from answers order by round_id, member_key`.execute(db);
  await db.schema.dropTable('answers').execute();
  await db.schema.alterTable('answers_in_order').renameTo('answers').execute();
  await db.schema
    .createIndex('answers_by_member')
    .on('answers')
    .columns(['member_key', 'channel_id', 'answered_at'])
    .execute();
}
