import type { Deps } from '../deps.ts';
import type { ChannelId, UserId, WorkspaceId } from '../quiz/ids.ts';
import { asMemberKey } from '../quiz/ids.ts';
import type { Member } from '../store/members.ts';
import type { HomeTabs } from './home/home-tabs.ts';
import type { Memberships } from './memberships.ts';
import type { People, Person } from './people.ts';
import type { CountRefresher } from './rounds/refresh-count.ts';

/** What all requests of one app share. */
export interface Shared {
  deps: Deps;
  people: People;
  memberships: Memberships;
  refreshCount: CountRefresher;
  /** @throws UserError when that member asks too much at once. */
  checkRate: (workspace: WorkspaceId, user: string) => void;
  /** Takes what nobody waits for; it is finished before the app stops, and logged when it fails. */
  background: (work: Promise<unknown>) => void;
  homeTabs: HomeTabs;
}

/** Who asks, where and when, with everything needed to answer. */
export interface Context extends Shared {
  workspace: WorkspaceId;
  /** Empty on the Home tab, which is in no channel. */
  channel: ChannelId;
  user: UserId;
  /** Epoch milliseconds. */
  now: number;
  /** Slack's id of this one request: the same when Slack delivers it twice. */
  request: string;
}

/** Whether it is the talk of one person with the app. */
export function isDirect(channel: ChannelId): boolean {
  return channel.startsWith('D');
}

export function personOf(context: Context): Promise<Person> {
  return context.people(context.workspace, context.user);
}

/** The asking person as a member of the workspace, remembered from the first time on. */
export async function memberOf(context: Context): Promise<Member> {
  const person = await personOf(context);
  return context.deps.store.rememberMember({
    workspace: context.workspace,
    user: context.user,
    key: asMemberKey(context.deps.newId()),
    name: person.name,
    timeZone: person.timeZone,
    now: context.now,
  });
}
