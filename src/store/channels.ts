import type { ChannelId, WorkspaceId } from '../quiz/ids.ts';
import type { Database } from './database.ts';
import type { Tables } from './tables.ts';

export type ChannelQueries = ReturnType<typeof channelQueries>;

export function channelQueries(db: Database) {
  return {
    async rememberChannel(channel: {
      workspace: WorkspaceId;
      id: ChannelId;
      name: string;
      status: Tables['channels']['status'];
      now: number;
    }): Promise<void> {
      const seen = { name: channel.name, status: channel.status, updated_at: channel.now };
      await db
        .insertInto('channels')
        .values({ workspace_id: channel.workspace, channel_id: channel.id, time_zone: null, ...seen })
        .onConflict(conflict => conflict.columns(['workspace_id', 'channel_id']).doUpdateSet(seen))
        .execute();
    },

    /** Undefined when no round was ever asked for there, and before a zone was set. */
    async findTimeZone(workspace: WorkspaceId, channel: ChannelId): Promise<string | undefined> {
      const row = await db
        .selectFrom('channels')
        .select('time_zone')
        .where('workspace_id', '=', workspace)
        .where('channel_id', '=', channel)
        .executeTakeFirst();
      return row?.time_zone ?? undefined;
    },

    async setTimeZone(workspace: WorkspaceId, channel: ChannelId, timeZone: string): Promise<void> {
      await db
        .updateTable('channels')
        .set({ time_zone: timeZone })
        .where('workspace_id', '=', workspace)
        .where('channel_id', '=', channel)
        .execute();
    },

    async setStatus(
      workspace: WorkspaceId,
      channel: ChannelId,
      status: Tables['channels']['status'],
      now: number,
    ): Promise<void> {
      await db
        .updateTable('channels')
        .set({ status, updated_at: now })
        .where('workspace_id', '=', workspace)
        .where('channel_id', '=', channel)
        .execute();
    },

    /** Slack gives a channel a new id when its kind changes; everything about it goes along. */
    async renumberChannel(workspace: WorkspaceId, from: ChannelId, to: ChannelId): Promise<void> {
      await db.transaction().execute(async trx => {
        for (const table of ['channels', 'schedules', 'rounds', 'answers', 'totals'] as const) {
          await trx
            .updateTable(table)
            .set({ channel_id: to })
            .where('workspace_id', '=', workspace)
            .where('channel_id', '=', from)
            .execute();
        }
      });
    },
  };
}
