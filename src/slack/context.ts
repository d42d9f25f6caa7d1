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
  /** What the request itself says of the person. */
  said: Said;
}

export interface Said {
  name: string;
  /** The team that the person belongs to; undefined when the request does not say. */
  teamId: string | undefined;
}

/** Whether it is the talk of one person with the app. */
export function isDirect(channel: ChannelId): boolean {
  return channel.startsWith('D');
}

export function personOf(context: Context): Promise<Person> {
  return context.people(context.workspace, context.user);
}

/**
 * The asking person as a member of the workspace, remembered from the first time on. When Slack does not tell about
 * people, what is known already or the request itself says will do.
 */
export async function memberOf(context: Context): Promise<Member> {
  try {
    return await remember(context, await personOf(context));
  } catch (error) {
    context.deps.log.warn({ user: context.user, err: error }, 'person not looked up');
    return memberAtOnce(context);
  }
}

/** The same, without asking Slack, for a moment in which a thousand people press at once. */
export async function memberAtOnce(context: Context): Promise<Member> {
  const known = await context.deps.store.findMember(context.workspace, context.user);
  return known ?? remember(context, { name: context.said.name || 'Someone', timeZone: undefined });
}

function remember(context: Context, { name, timeZone }: Pick<Person, 'name' | 'timeZone'>): Promise<Member> {
  return context.deps.store.rememberMember({
    workspace: context.workspace,
    user: context.user,
    key: asMemberKey(context.deps.newId()),
    name,
    timeZone,
    now: context.now,
  });
}
