import { type Selectable, sql } from 'kysely';
import {
  asMemberKey,
  asUserId,
  asWorkspaceId,
  type MemberKey,
  type UserId,
  type WorkspaceId,
} from '../quiz/ids.ts';
import type { Database } from './database.ts';
import { type MemberSettings, readSettings } from './member-settings.ts';
import { type Placed, prepared } from './prepared.ts';
import type { Tables } from './tables.ts';

export interface Member {
  key: MemberKey;
  name: string;
  timeZone: string | undefined;
  hidden: boolean;
  settings: MemberSettings;
}

/** A member who wants a daily message about their review. */
export interface ReminderWish extends Pick<Member, 'timeZone' | 'settings'> {
  workspace: WorkspaceId;
  user: UserId;
  member: MemberKey;
}

export type MemberQueries = ReturnType<typeof memberQueries>;

export function memberQueries(db: Database) {
  const memberByUser = prepared(db, (value: Placed<{ workspace: string; user: string }>) =>
    db
      .selectFrom('members')
      .selectAll()
      .where('workspace_id', '=', value('workspace'))
      .where('user_id', '=', value('user')),
  );

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
      const [known] = await memberByUser({ workspace: person.workspace, user: person.user });
      // Nearly always nothing changed, and a write is a wait for the disk.
      if (known && isSame(known, seen)) return memberOf(known);
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
      return memberOf(row);
    },

    /** The person as a member; undefined before they took part, and after they had everything deleted. */
    async findMember(workspace: WorkspaceId, user: UserId): Promise<Member | undefined> {
      const [row] = await memberByUser({ workspace, user });
      return row && memberOf(row);
    },

    /**
     * Changes the settings that are named, or forgets those that are named undefined; two changes at once are both
     * kept. Tells what they are then; undefined when there is no such member any more.
     */
    async changeSettings(member: MemberKey, change: MemberSettings): Promise<MemberSettings | undefined> {
      for (;;) {
        const row = await db
          .selectFrom('members')
          .select('settings')
          .where('member_key', '=', member)
          .executeTakeFirst();
        if (!row) return undefined;
        // Whatever another version of the app wrote there stays.
        const settings = JSON.stringify({ ...(JSON.parse(row.settings) as object), ...change });
        const changed = await db
          .updateTable('members')
          .set({ settings })
          .where('member_key', '=', member)
          .where('settings', '=', row.settings)
          .returning('settings')
          .executeTakeFirst();
        if (changed) return readSettings(changed.settings);
      }
    },

    /** Those who are here and have chosen a time for it, in all workspaces. */
    async listReminderWishes(): Promise<ReminderWish[]> {
      const rows = await db
        .selectFrom('members')
        .select(['workspace_id', 'user_id', 'member_key', 'time_zone', 'settings'])
        // As it stands in the index: the database looks there only then.
        .where('settings', 'like', sql.lit('%"reviewAt":"%'))
        .where('left_at', 'is', null)
        .execute();
      return rows.map(row => ({
        workspace: asWorkspaceId(row.workspace_id),
        user: asUserId(row.user_id),
        member: asMemberKey(row.member_key),
        timeZone: row.time_zone ?? undefined,
        settings: readSettings(row.settings),
      }));
    },

    /** Names to show others: of those given who are still here and do not hide. */
    async listNames(keys: readonly MemberKey[]): Promise<Map<MemberKey, string>> {
      const rows = await db
        .selectFrom('members')
        .select(['member_key', 'display_name'])
        .where('member_key', 'in', [...keys])
        .where('hidden', '=', 0)
        .where('left_at', 'is', null)
        .execute();
      return new Map(rows.map(row => [asMemberKey(row.member_key), row.display_name]));
    },

    /** A person's profile changed, or the person left the workspace. Nothing happens to who never took part. */
    async updateMember(
      workspace: WorkspaceId,
      user: UserId,
      change: { name: string; timeZone: string | undefined; leftAt: number | undefined },
    ): Promise<void> {
      await db
        .updateTable('members')
        .set({
          display_name: change.name,
          time_zone: change.timeZone ?? null,
          left_at: change.leftAt ?? null,
        })
        .where('workspace_id', '=', workspace)
        .where('user_id', '=', user)
        .execute();
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

    async listManagers(workspace: WorkspaceId): Promise<UserId[]> {
      const rows = await db
        .selectFrom('managers')
        .select('user_id')
        .where('workspace_id', '=', workspace)
        .orderBy('added_at')
        .orderBy('user_id')
        .execute();
      return rows.map(row => asUserId(row.user_id));
    },

    async removeManager(workspace: WorkspaceId, user: UserId): Promise<void> {
      await db
        .deleteFrom('managers')
        .where('workspace_id', '=', workspace)
        .where('user_id', '=', user)
        .execute();
    },

    /** Whether boards leave the member out. */
    async setHidden(member: MemberKey, hidden: boolean): Promise<void> {
      await db
        .updateTable('members')
        .set({ hidden: hidden ? 1 : 0 })
        .where('member_key', '=', member)
        .execute();
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

function memberOf(row: Selectable<Tables['members']>): Member {
  return {
    key: asMemberKey(row.member_key),
    name: row.display_name,
    timeZone: row.time_zone ?? undefined,
    hidden: row.hidden === 1,
    settings: readSettings(row.settings),
  };
}

function isSame(
  known: Selectable<Tables['members']>,
  seen: Pick<Selectable<Tables['members']>, 'display_name' | 'time_zone' | 'left_at'>,
): boolean {
  return (
    known.display_name === seen.display_name &&
    known.time_zone === seen.time_zone &&
    known.left_at === seen.left_at
  );
}
