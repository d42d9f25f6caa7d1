import type { Selectable } from 'kysely';
import { asWorkspaceId, type WorkspaceId } from '../quiz/ids.ts';
import type { Database } from './database.ts';
import type { Tables } from './tables.ts';
import { together } from './together.ts';

/** The app in one workspace. */
export interface Installation {
  workspace: WorkspaceId;
  teamId: string;
  enterpriseId: string | undefined;
  botUserId: string;
  botId: string;
  token: string;
  /** What installing through OAuth brings; a token from the environment has none of it. */
  grant?: Grant;
}

export interface Grant {
  /** Comma-separated, as Slack gives them. */
  scopes: string;
  /** Undefined for a token that does not rotate. */
  refreshToken: string | undefined;
  /** Epoch milliseconds. */
  expiresAt: number | undefined;
  installedBy: string;
}

export type InstallationQueries = ReturnType<typeof installationQueries>;

export function installationQueries(db: Database) {
  // A tick asks about every workspace where something is due at the same moment.
  const find = together((workspaces: readonly WorkspaceId[]) => findTogether(db, workspaces), { atMost: 50 });

  return {
    async saveInstallation(installation: Installation, now: number): Promise<void> {
      const current = {
        team_id: installation.teamId,
        enterprise_id: installation.enterpriseId ?? null,
        bot_user_id: installation.botUserId,
        bot_id: installation.botId,
        token: installation.token,
        uninstalled_at: null,
        scopes: installation.grant?.scopes ?? '',
        refresh_token: installation.grant?.refreshToken ?? null,
        token_expires_at: installation.grant?.expiresAt ?? null,
        installed_by: installation.grant?.installedBy ?? null,
      };
      await db
        .insertInto('installations')
        .values({ workspace_id: installation.workspace, installed_at: now, ...current })
        .onConflict(conflict => conflict.column('workspace_id').doUpdateSet(current))
        .execute();
    },

    /** Undefined when the app is not installed there (any more). */
    findInstallation: find,

    async markUninstalled(workspace: WorkspaceId, now: number): Promise<void> {
      await db
        .updateTable('installations')
        .set({ uninstalled_at: now, token: '', refresh_token: null })
        .where('workspace_id', '=', workspace)
        .execute();
    },
  };
}

async function findTogether(
  db: Database,
  workspaces: readonly WorkspaceId[],
): Promise<(workspace: WorkspaceId) => Installation | undefined> {
  const rows = await db
    .selectFrom('installations')
    .selectAll()
    .where('workspace_id', 'in', [...new Set(workspaces)])
    .where('uninstalled_at', 'is', null)
    .execute();
  const found = new Map(rows.map(row => [asWorkspaceId(row.workspace_id), installationOf(row)]));
  return workspace => found.get(workspace);
}

function installationOf(row: Selectable<Tables['installations']>): Installation {
  return {
    workspace: asWorkspaceId(row.workspace_id),
    teamId: row.team_id,
    enterpriseId: row.enterprise_id ?? undefined,
    botUserId: row.bot_user_id,
    botId: row.bot_id,
    token: row.token,
    ...(row.installed_by !== null && {
      grant: {
        scopes: row.scopes,
        refreshToken: row.refresh_token ?? undefined,
        expiresAt: row.token_expires_at ?? undefined,
        installedBy: row.installed_by,
      },
    }),
  };
}
