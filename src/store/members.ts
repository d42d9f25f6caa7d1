import { asMemberKey, type MemberKey, type UserId, type WorkspaceId } from '../quiz/ids.ts';
import type { Database } from './database.ts';

export interface Member {
  key: MemberKey;
  name: string;
  timeZone: string | undefined;
  hidden: boolean;
}

export type MemberQueries = ReturnType<typeof memberQueries>;

export function memberQueries(db: Database) {
  return {
    /** The member, made with `key` when new; name and zone are brought up to date. Somebody who left is back. */
    async rememberMember(person: {
      workspace: WorkspaceId;
      user: UserId;
      key: MemberKey;
      name: string;
      timeZone: string | undefined;
      now: number;
    }): Promise<Member> {
      const seen = { display_name: person.name, time_zone: person.timeZone ?? null, left_at: null };
      const row = await db
        .insertInto('members')
        .values({
          workspace_id: person.workspace,
          user_id: person.user,
          member_key: person.key,
          joined_at: person.now,
          hidden: 0,
          settings: '{}',
          ...seen,
        })
        .onConflict(conflict => conflict.columns(['workspace_id', 'user_id']).doUpdateSet(seen))
        .returningAll()
        .executeTakeFirstOrThrow();
      return {
        key: asMemberKey(row.member_key),
        name: row.display_name,
        timeZone: row.time_zone ?? undefined,
        hidden: row.hidden === 1,
      };
    },

    async isManager(workspace: WorkspaceId, user: UserId): Promise<boolean> {
      const row = await db
        .selectFrom('managers')
        .select('user_id')
        .where('workspace_id', '=', workspace)
        .where('user_id', '=', user)
        .executeTakeFirst();
      return row !== undefined;
    },

    async addManager(workspace: WorkspaceId, user: UserId, addedBy: UserId, now: number): Promise<void> {
      await db
        .insertInto('managers')
        .values({ workspace_id: workspace, user_id: user, added_by: addedBy, added_at: now })
        .onConflict(conflict => conflict.doNothing())
        .execute();
    },
  };
}
