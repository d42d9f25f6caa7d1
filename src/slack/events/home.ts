import { repeatable } from '../call.ts';
import type { EventGroup } from '../events.ts';
import { homeView } from '../views/home-view.ts';
import { workspaceOf } from '../workspace-of.ts';

/** Somebody opened the app's Home tab. */
export const homeEvents: EventGroup = (app, { deps }, work) => {
  app.event('app_home_opened', async ({ event, context }) => {
    if (event.tab !== 'home') return;
    const client = await deps.clientFor(workspaceOf(context));
    await work.track(
      repeatable(deps, 'interactive', () =>
        client.views.publish({ user_id: event.user, view: homeView(deps.library().knowledge) }),
      ),
    );
  });
};
