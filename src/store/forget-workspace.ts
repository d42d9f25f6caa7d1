import { asWorkspaceId, type WorkspaceId } from '../quiz/ids.ts';
import type { Database } from './database.ts';

/** So many rounds, exams or members at a time, so that nobody waits long for the database meanwhile. */
const AT_ONCE = 50;

/** Tables with nothing but a workspace's own rows; a test looks whether any is missing here. */
const OWN = [
  'answer_marks',
  'asks',
  'attempts',
  'call_limits',
  'cards',
  'channels',
  'managers',
  'pictures',
  'practice_runs',
  'refused_blocks',
  'schedules',
  'talks',
  'totals',
] as const;

export type ForgetWorkspaceQueries = ReturnType<typeof forgetWorkspaceQueries>;

export function forgetWorkspaceQueries(db: Database) {
  /** Deletes a few; false when none was left. */
  const forgetRounds = (workspace: WorkspaceId) =>
    db.transaction().execute(async trx => {
      const rounds = await trx
        .selectFrom('rounds')
        .select('id')
        .where('workspace_id', '=', workspace)
        .limit(AT_ONCE)
        .execute();
      const ids = rounds.map(({ id }) => id);
      for (const table of ['answers', 'answer_confidences', 'regrades'] as const) {
        await trx.deleteFrom(table).where('round_id', 'in', ids).execute();
      }
      await trx.deleteFrom('tickets').where('slot', 'in', ids).execute();
      await trx.deleteFrom('rounds').where('id', 'in', ids).execute();
      return ids.length > 0;
    });

  const forgetExams = (workspace: WorkspaceId) =>
    db.transaction().execute(async trx => {
      const exams = await trx
        .selectFrom('exams')
        .select('id')
        .where('workspace_id', '=', workspace)
        .limit(AT_ONCE)
        .execute();
      const ids = exams.map(({ id }) => id);
      await trx.deleteFrom('exam_items').where('exam_id', 'in', ids).execute();
      await trx.deleteFrom('exams').where('id', 'in', ids).execute();
      return ids.length > 0;
    });

  const forgetMembers = (workspace: WorkspaceId) =>
    db.transaction().execute(async trx => {
      const members = await trx
        .selectFrom('members')
        .select('member_key')
        .where('workspace_id', '=', workspace)
        .limit(AT_ONCE)
        .execute();
      const keys = members.map(({ member_key }) => member_key);
      for (const key of keys) {
        await trx
          .deleteFrom('tickets')
          .where('job', '=', 'review')
          .where('slot', 'like', `${key} %`)
          .execute();
      }
      await trx.deleteFrom('members').where('member_key', 'in', keys).execute();
      return keys.length > 0;
    });

  const isForgettable = async (workspace: WorkspaceId, before: number): Promise<boolean> => {
    const row = await db
      .selectFrom('installations')
      .select('workspace_id')
      .where('workspace_id', '=', workspace)
      .where('uninstalled_at', '<=', before)
      .executeTakeFirst();
    return row !== undefined;
  };

  return {
    /** Workspaces where the app was taken out before then, and did not come back. */
    async listForgettable(before: number): Promise<WorkspaceId[]> {
      const rows = await db
        .selectFrom('installations')
        .select('workspace_id')
        .where('uninstalled_at', '<=', before)
        .orderBy('uninstalled_at')
        .execute();
      return rows.map(row => asWorkspaceId(row.workspace_id));
    },

    /**
     * Deletes what is kept about a workspace that was left before then, a little at a time. False when that is not all:
     * the app came back, or `goOn` said no. What is left then is deleted when it is asked for again.
     */
    async forgetWorkspace(workspace: WorkspaceId, before: number, goOn: () => boolean): Promise<boolean> {
      for (const forgetSome of [forgetRounds, forgetExams, forgetMembers]) {
        do {
          if (!goOn() || !(await isForgettable(workspace, before))) return false;
        } while (await forgetSome(workspace));
      }
      return db.transaction().execute(async trx => {
        const gone = await trx
          .deleteFrom('installations')
          .where('workspace_id', '=', workspace)
          .where('uninstalled_at', '<=', before)
          .returning('workspace_id')
          .executeTakeFirst();
        if (!gone) return false;
        for (const table of OWN) await trx.deleteFrom(table).where('workspace_id', '=', workspace).execute();
        await trx.deleteFrom('tickets').where('slot', 'like', `${workspace} %`).execute();
        return true;
      });
    },
  };
}
