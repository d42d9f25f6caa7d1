import { asWorkspaceId, type WorkspaceId } from '../quiz/ids.ts';

/** The enterprise for an organisation-wide install, else the team. */
export function workspaceOf(context: {
  isEnterpriseInstall: boolean;
  enterpriseId?: string;
  teamId?: string;
}): WorkspaceId {
  return asWorkspaceId((context.isEnterpriseInstall ? context.enterpriseId : context.teamId) ?? '');
}
