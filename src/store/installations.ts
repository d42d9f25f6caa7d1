import { asWorkspaceId, type WorkspaceId } from '../quiz/ids.ts';
import type { Database } from './database.ts';

/** The app in one workspace. */
export interface Installation {
  workspace: WorkspaceId;
  teamId: string;
  enterpriseId: string | undefined;
  botUserId: string;
  botId: string;
  token: string;
}

export type InstallationQueries = ReturnType<typeof installationQueries>;

export function installationQueries(db: Database) {
  return {
    async saveInstallation(installation: Installation, now: number): Promise<void> {
      const current = {
        team_id: installation.teamId,
        enterprise_id: installation.enterpriseId ?? null,
        bot_user_id: installation.botUserId,
        bot_id: installation.botId,
        token: installation.token,
        uninstalled_at: null,
      };
      await db
        .insertInto('installations')
        .values({ workspace_id: installation.workspace, installed_at: now, ...current })
        .onConflict(conflict => conflict.column('workspace_id').doUpdateSet(current))
        .execute();
    },

    /** Undefined when the app is not installed there (any more). */
    async findInstallation(workspace: WorkspaceId): Promise<Installation | undefined> {
      const row = await db
        .selectFrom('installations')
        .selectAll()
        .where('workspace_id', '=', workspace)
        .where('uninstalled_at', 'is', null)
        .executeTakeFirst();
      return (
        row && {
          workspace: asWorkspaceId(row.workspace_id),
          teamId: row.team_id,
          enterpriseId: row.enterprise_id ?? undefined,
          botUserId: row.bot_user_id,
          botId: row.bot_id,
          token: row.token,
        }
      );
    },

    async markUninstalled(workspace: WorkspaceId, now: number): Promise<void> {
      await db
        .updateTable('installations')
        .set({ uninstalled_at: now, token: '' })
        .where('workspace_id', '=', workspace)
        .execute();
    },
  };
}
