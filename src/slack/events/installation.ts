import type { EventGroup } from '../events.ts';
import { workspaceOf } from '../workspace-of.ts';

/** The app was taken out of a workspace: its token is forgotten at once. */
export const installationEvents: EventGroup = (app, { deps }) => {
  app.event('app_uninstalled', async ({ context }) => {
    await deps.store.markUninstalled(workspaceOf(context), deps.now());
    deps.log.info({ workspace: workspaceOf(context) }, 'uninstalled');
  });

  app.event('tokens_revoked', async ({ event, context }) => {
    if (!event.tokens.bot?.length) return;
    await deps.store.markUninstalled(workspaceOf(context), deps.now());
    deps.log.info({ workspace: workspaceOf(context) }, 'token revoked');
  });
};
