import type { ChannelId, UserId, WorkspaceId } from '../quiz/ids.ts';
import type { Database } from './database.ts';

/** A conversation with the app: a thread, or direct messages outside of threads. */
export interface TalkPlace {
  workspace: WorkspaceId;
  channel: ChannelId;
  /** Slack's timestamp of the thread's first message; empty outside of threads. */
  thread: string;
  /** Of direct messages: whose they are, so that they can be deleted with everything else of theirs. */
  user?: UserId | undefined;
}

/** What a conversation was about last; nothing of what anybody wrote. */
export interface Talk {
  section: string;
  /** What was asked about the section, such as `formula`. */
  intent: string;
}

export type TalkQueries = ReturnType<typeof talkQueries>;

export function talkQueries(db: Database) {
  return {
    async rememberTalk(places: readonly TalkPlace[], talk: Talk, now: number): Promise<void> {
      const said = { section_id: talk.section, intent: talk.intent, talked_at: now };
      await db
        .insertInto('talks')
        .values(
          places.map(place => ({
            workspace_id: place.workspace,
            channel_id: place.channel,
            thread: place.thread,
            user_id: place.user ?? null,
            ...said,
          })),
        )
        .onConflict(conflict => conflict.columns(['workspace_id', 'channel_id', 'thread']).doUpdateSet(said))
        .execute();
    },

    /** Undefined when there was none after `since`, epoch milliseconds. */
    async findTalk(place: TalkPlace, since: number): Promise<Talk | undefined> {
      const row = await db
        .selectFrom('talks')
        .select(['section_id', 'intent'])
        .where('workspace_id', '=', place.workspace)
        .where('channel_id', '=', place.channel)
        .where('thread', '=', place.thread)
        .where('talked_at', '>=', since)
        .executeTakeFirst();
      return row && { section: row.section_id, intent: row.intent };
    },

    async forgetTalks(before: number): Promise<void> {
      await db.deleteFrom('talks').where('talked_at', '<', before).execute();
    },
  };
}
