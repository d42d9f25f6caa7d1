import { asUserId } from '../../quiz/ids.ts';
import type { EventGroup } from '../events.ts';
import { workspaceOf } from '../workspace-of.ts';

/** Somebody opened the app's Home tab. */
export const homeEvents: EventGroup = (app, { homeTabs }) => {
  app.event('app_home_opened', async ({ event, context }) => {
    if (event.tab === 'home') homeTabs.opened(workspaceOf(context), asUserId(event.user));
  });
};
