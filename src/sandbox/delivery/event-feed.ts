// Turns what happens in the workspace into events for the app, as far as it subscribed to them.
import { eventBody, eventsFor } from '../payloads/events.ts';
import { mayHear } from '../web-api/scopes.ts';
import { findConversation } from '../workspace/conversations.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Courier } from './courier.ts';

const lastWords = new Set(['app_uninstalled', 'tokens_revoked']);

export function feedEvents(workspace: Workspace, courier: Courier): () => void {
  return workspace.changes.subscribe(change => {
    for (const { subscription, event } of eventsFor(workspace, change)) {
      if (!mayHear(workspace.app, subscription)) continue;
      if (workspace.app.status === 'uninstalled' && !lastWords.has(subscription)) continue;
      const channel =
        typeof event.channel === 'string' ? findConversation(workspace, event.channel) : undefined;
      courier.announce(eventBody(workspace, event, channel?.isExtShared ?? false));
    }
  });
}
