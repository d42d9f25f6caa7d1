import { asMemberKey, type UserId, type WorkspaceId } from '../quiz/ids.ts';
import type { Database } from './database.ts';
import { type MemberSettings, readSettings } from './member-settings.ts';
import { NO_STUDY, type Study, studyOf } from './personal-study.ts';

/** Everything that is kept about one person. Instants are epoch milliseconds, lists oldest first. */
export interface PersonalData {
  userId: string;
  /** Undefined for who never took part. */
  name: string | undefined;
  timeZone: string | undefined;
  joinedAt: number | undefined;
  hiddenFromBoards: boolean;
  settings: MemberSettings;
  isManager: boolean;
  /** What the person did as one. */
  managed: { managersAdded: number; schedulesSaved: string[]; installedApp: boolean };
  /** What direct messages with the app were about last. */
  talks: { section: string; intent: string; at: number }[];
  study: Study;
}

export type PersonalDataQueries = ReturnType<typeof personalDataQueries>;

export function personalDataQueries(db: Database) {
  return {
    /** Undefined when nothing is kept about the person. */
    async findPersonalData(workspace: WorkspaceId, user: UserId): Promise<PersonalData | undefined> {
      const member = await db
        .selectFrom('members')
        .selectAll()
        .where('workspace_id', '=', workspace)
        .where('user_id', '=', user)
        .executeTakeFirst();
      const named = await whereNamed(db, workspace, user);
      if (!member && !named.isAnything) return undefined;
      const { isManager, managed, talks } = named;
      return {
        userId: user,
        name: member?.display_name,
        timeZone: member?.time_zone ?? undefined,
        joinedAt: member?.joined_at,
        hiddenFromBoards: member?.hidden === 1,
        settings: readSettings(member?.settings ?? '{}'),
        isManager,
        managed,
        talks,
        study: member ? await studyOf(db, { workspace, member: asMemberKey(member.member_key) }) : NO_STUDY,
      };
    },
  };
}

/** Where a person stands by their Slack id, whether they took part or not. */
async function whereNamed(db: Database, workspace: WorkspaceId, user: UserId) {
  const managers = await db
    .selectFrom('managers')
    .select(['user_id', 'added_by'])
    .where('workspace_id', '=', workspace)
    .where(where => where.or([where('user_id', '=', user), where('added_by', '=', user)]))
    .execute();
  const schedules = await db
    .selectFrom('schedules')
    .select('channel_id')
    .where('workspace_id', '=', workspace)
    .where('updated_by', '=', user)
    .orderBy('updated_at')
    .execute();
  const installations = await db
    .selectFrom('installations')
    .select('workspace_id')
    .where('workspace_id', '=', workspace)
    .where('installed_by', '=', user)
    .execute();
  const talks = await db
    .selectFrom('talks')
    .select(['section_id as section', 'intent', 'talked_at as at'])
    .where('workspace_id', '=', workspace)
    .where('user_id', '=', user)
    .orderBy('talked_at')
    .execute();
  return {
    isAnything: [managers, schedules, installations, talks].some(rows => rows.length > 0),
    isManager: managers.some(row => row.user_id === user),
    managed: {
      managersAdded: managers.filter(row => row.added_by === user).length,
      schedulesSaved: schedules.map(row => row.channel_id),
      installedApp: installations.length > 0,
    },
    talks,
  };
}
