import type { WebClient } from '@slack/web-api';
import type { Deps } from '../deps.ts';
import type { KeptSchedule } from '../store/schedule-row.ts';
import { section } from './blocks.ts';
import { once } from './call.ts';
import { type Markup, mrkdwn } from './text.ts';

/**
 * A direct message to whoever looks after the quiz of a channel: the named managers and the person who set its
 * schedule. When none of them is there any more, the channel itself is told. A message that Slack does not take is
 * logged; nobody is waiting for it.
 */
export async function tellManagers(
  deps: Deps,
  { workspace, channel, updatedBy }: Pick<KeptSchedule, 'workspace' | 'channel' | 'updatedBy'>,
  said: { text: string; markup?: Markup },
): Promise<void> {
  const client = await deps.clientFor(workspace, 'spare');
  const tell = async (whom: string): Promise<boolean> => {
    const sent = await once(() =>
      client.chat.postMessage({
        channel: whom,
        text: said.text,
        blocks: [section(said.markup ?? mrkdwn`${said.text}`)],
        unfurl_links: false,
      }),
    );
    if (sent.kind !== 'posted') deps.log.warn({ whom, err: sent.error }, 'managers not told');
    return sent.kind === 'posted';
  };

  // Whoever set the schedule may have had their data deleted since.
  const named = new Set([...(await deps.store.listManagers(workspace)), updatedBy].filter(id => id !== ''));
  let reached = 0;
  for (const person of named) {
    if ((await isThere(client, person)) && (await tell(person))) reached += 1;
  }
  if (reached === 0) await tell(channel);
}

/** When Slack does not say, they are. */
async function isThere(client: WebClient, user: string): Promise<boolean> {
  try {
    const { user: info } = await client.users.info({ user });
    return info?.deleted !== true;
  } catch {
    return true;
  }
}
