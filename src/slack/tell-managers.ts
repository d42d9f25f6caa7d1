import type { Deps } from '../deps.ts';
import type { UserId, WorkspaceId } from '../quiz/ids.ts';
import { section } from './blocks.ts';
import { once } from './call.ts';
import { type Markup, mrkdwn } from './text.ts';

/**
 * A direct message to whoever looks after the quiz: the named managers and the person who set the schedule. A
 * message that Slack does not take is logged; nobody is waiting for it.
 */
export async function tellManagers(
  deps: Deps,
  workspace: WorkspaceId,
  scheduledBy: UserId,
  said: { text: string; markup?: Markup },
): Promise<void> {
  const client = await deps.clientFor(workspace, 'spare');
  const people = new Set([...(await deps.store.listManagers(workspace)), scheduledBy]);
  for (const person of people) {
    // Whoever set the schedule may have had their data deleted since.
    if (person === '') continue;
    const sent = await once(() =>
      client.chat.postMessage({
        channel: person,
        text: said.text,
        blocks: [section(said.markup ?? mrkdwn`${said.text}`)],
        unfurl_links: false,
      }),
    );
    if (sent.kind !== 'posted') deps.log.warn({ person, err: sent.error }, 'manager not told');
  }
}
