import { asUserId } from '../../quiz/ids.ts';
import type { EventGroup } from '../events.ts';
import { workspaceOf } from '../workspace-of.ts';

/** A profile changed: boards show the new name, and leave out who left. Who left manages nothing any more. */
export const memberEvents: EventGroup = (app, { deps }) => {
  app.event('user_change', async ({ event, context }) => {
    const { user } = event;
    if (user.deleted) await deps.store.removeManager(workspaceOf(context), asUserId(user.id));
    await deps.store.updateMember(workspaceOf(context), asUserId(user.id), {
      name: user.profile.display_name || user.profile.real_name || user.name,
      timeZone: user.tz,
      leftAt: user.deleted ? deps.now() : undefined,
    });
  });
};
