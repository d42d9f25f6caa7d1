import type { Kysely } from 'kysely';

/** The picture of a member's progress that Slack keeps, and workspaces where Slack refuses chart blocks. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('pictures')
    .addColumn('workspace_id', 'text', column => column.notNull())
    .addColumn('member_key', 'text', column => column.notNull())
    .addColumn('file_id', 'text', column => column.notNull())
    .addColumn('digest', 'text', column => column.notNull())
    .addColumn('drawn_at', 'bigint', column => column.notNull())
    .addPrimaryKeyConstraint('pictures_key', ['workspace_id', 'member_key'])
    .execute();
  await db.schema
    .createTable('refused_blocks')
    .addColumn('workspace_id', 'text', column => column.notNull())
    .addColumn('block_type', 'text', column => column.notNull())
    .addColumn('refused_at', 'bigint', column => column.notNull())
    .addPrimaryKeyConstraint('refused_blocks_key', ['workspace_id', 'block_type'])
    .execute();
}
