import type { Deps } from '../deps.ts';
import { isKnownZone } from '../quiz/find-zone.ts';
import type { UserId, WorkspaceId } from '../quiz/ids.ts';
import { repeatable } from './call.ts';
import type { Pacing } from './clients.ts';

/** What Slack tells about a person. */
export interface Person {
  name: string;
  /** IANA name; undefined when Slack tells none that this machine knows. */
  timeZone: string | undefined;
  /** Admin or owner of the workspace. */
  isAdmin: boolean;
  /** From another organisation, here through a shared channel. */
  isOutsider: boolean;
}

/** Somebody waits for it, unless `pacing` says otherwise. */
export type People = (workspace: WorkspaceId, user: UserId, pacing?: Pacing) => Promise<Person>;

const KEEP_MS = 5 * 60_000;
const KEEP_AT_MOST = 10_000;

/** Asks Slack about a person and remembers the answer for five minutes. */
export function people(deps: Deps): People {
  const known = new Map<string, { person: Person; until: number }>();
  const asking = new Map<string, Promise<Person>>();

  async function ask(workspace: WorkspaceId, user: UserId, pacing: Pacing): Promise<Person> {
    const client = await deps.clientFor(workspace, pacing);
    const patience = pacing === 'interactive' ? 'interactive' : 'background';
    const { user: info } = await repeatable(deps, patience, () => client.users.info({ user }));
    const person: Person = {
      name: info?.profile?.display_name || info?.real_name || info?.name || 'Someone',
      timeZone: info?.tz !== undefined && isKnownZone(info.tz) ? info.tz : undefined,
      isAdmin: info?.is_admin === true || info?.is_owner === true,
      isOutsider: info?.is_stranger === true,
    };
    if (known.size >= KEEP_AT_MOST) known.clear();
    known.set(`${workspace} ${user}`, { person, until: deps.now() + KEEP_MS });
    return person;
  }

  return async (workspace, user, pacing = 'interactive') => {
    const key = `${workspace} ${user}`;
    const kept = known.get(key);
    if (kept && kept.until > deps.now()) return kept.person;
    // Who waits does not wait for a call that has time.
    if (pacing === 'interactive') return ask(workspace, user, pacing);
    const asked = asking.get(key) ?? ask(workspace, user, pacing).finally(() => asking.delete(key));
    asking.set(key, asked);
    return asked;
  };
}
