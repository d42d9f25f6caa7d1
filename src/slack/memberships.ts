import type { Deps } from '../deps.ts';
import type { UserId, WorkspaceId } from '../quiz/ids.ts';
import { repeatable, slackErrorCode } from './call.ts';

/** Ids of the channels that a person is in and the app can see; undefined when Slack does not tell. */
export type Memberships = (workspace: WorkspaceId, user: UserId) => Promise<ReadonlySet<string> | undefined>;

const KEEP_MS = 5 * 60_000;
const KEEP_AT_MOST = 10_000;

/** Asks Slack where a person is and remembers the answer for five minutes. */
export function memberships(deps: Deps): Memberships {
  const known = new Map<string, { channels: ReadonlySet<string>; until: number }>();
  return async (workspace, user) => {
    const key = `${workspace} ${user}`;
    const kept = known.get(key);
    if (kept && kept.until > deps.now()) return kept.channels;
    const client = await deps.clientFor(workspace);
    try {
      const { channels: found } = await repeatable(deps, 'interactive', () =>
        client.users.conversations({
          user,
          types: 'public_channel,private_channel',
          exclude_archived: true,
          limit: 999,
        }),
      );
      const channels = new Set((found ?? []).flatMap(({ id }) => id ?? []));
      if (known.size >= KEEP_AT_MOST) known.clear();
      known.set(key, { channels, until: deps.now() + KEEP_MS });
      return channels;
    } catch (error) {
      deps.log.warn({ user, code: slackErrorCode(error), err: error }, 'channels of a person not known');
      return undefined;
    }
  };
}
