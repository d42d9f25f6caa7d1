import { type Kysely, sql } from 'kysely';

/** What many instances need to share the work of one minute, and what repairs the traces of wrong clocks. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('schedules').addColumn('taken_until', 'bigint').execute();
  await db.schema.alterTable('schedules').addColumn('slot_written_at', 'bigint').execute();
  await db.schema
    .createIndex('schedules_due_by_workspace')
    .on('schedules')
    .columns(['workspace_id', 'next_slot'])
    .execute();
  await db.schema.createIndex('schedules_by_writing').on('schedules').column('slot_written_at').execute();

  await db.schema.alterTable('rounds').addColumn('recheck_at', 'bigint').execute();
  await db.schema
    .createIndex('rounds_to_recheck')
    .on('rounds')
    .column('recheck_at')
    .where(sql.ref('recheck_at'), 'is not', null)
    .execute();
  await keepOneScheduledRoundPerDay(db);

  await db.schema
    .createTable('call_limits')
    .addColumn('workspace_id', 'text', column => column.notNull())
    .addColumn('method', 'text', column => column.notNull())
    .addColumn('next_at', 'bigint', column => column.notNull())
    .addColumn('held_until', 'bigint', column => column.notNull())
    .addPrimaryKeyConstraint('call_limits_key', ['workspace_id', 'method'])
    .execute();
}

/** A day that has two scheduled rounds already keeps both: the later ones count as asked for by hand. */
async function keepOneScheduledRoundPerDay(db: Kysely<unknown>): Promise<void> {
  await sql`
    update rounds set origin = 'manual'
    where origin = 'scheduled' and state <> 'void' and exists (
      select 1 from rounds as earlier
      where earlier.workspace_id = rounds.workspace_id and earlier.channel_id = rounds.channel_id
        and earlier.local_day = rounds.local_day and earlier.origin = 'scheduled' and earlier.state <> 'void'
        and (earlier.claimed_at < rounds.claimed_at
          or (earlier.claimed_at = rounds.claimed_at and earlier.id < rounds.id))
    )`.execute(db);
  await db.schema
    .createIndex('rounds_once_per_day')
    .unique()
    .on('rounds')
    .columns(['workspace_id', 'channel_id', 'local_day'])
    .where(sql.ref('origin'), '=', sql.lit('scheduled'))
    .where(sql.ref('state'), '<>', sql.lit('void'))
    .execute();
}
