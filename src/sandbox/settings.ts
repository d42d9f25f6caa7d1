// What a workspace can be started with, and what it is when nothing is said.
import { createChanges } from './changes.ts';
import { createClock } from './clock.ts';
import { realTimers, type Timers } from './timers.ts';
import { newConversation } from './workspace/conversations.ts';
import type { Member } from './workspace/members.ts';
import type { AppCommand, InstalledApp, Workspace } from './workspace/workspace.ts';

export interface ChannelOptions {
  id: string;
  name: string;
  isPrivate?: boolean;
  topic?: string;
  /** Ids; everybody of the team when left out. */
  members?: readonly string[];
  appIsMember?: boolean;
  isArchived?: boolean;
  /** Shared with another organisation. */
  isExtShared?: boolean;
}

export type MemberOptions = Pick<Member, 'id' | 'name'> & Partial<Member>;

export interface AppOptions {
  id?: string;
  botUserId?: string;
  name?: string;
  commands?: readonly (Pick<AppCommand, 'command'> & Partial<AppCommand>)[];
  scopes?: readonly string[];
  /** Subscribed events; all that the workspace knows but messages in channels, when left out. */
  events?: readonly string[];
  hasHome?: boolean;
}

export type DeliveryOptions = { kind: 'socket' } | { kind: 'http'; url: string };

export interface SandboxOptions {
  /** On 127.0.0.1; 0 chooses a free one. */
  port?: number;
  /** The host's clock, epoch milliseconds. */
  now?: () => number;
  /** What deadlines and retries wait on. */
  timers?: Timers;
  /** How long the app has to acknowledge, in milliseconds of `timers`. */
  ackMs?: number;
  team?: { id: string; name: string };
  members?: readonly MemberOptions[];
  channels?: readonly ChannelOptions[];
  app?: AppOptions;
  delivery?: DeliveryOptions;
  /** For hosts that must know them before the start; random when left out. */
  secrets?: { botToken?: string; appToken?: string; signingSecret?: string };
}

export const standardScopes = [
  'app_mentions:read',
  'channels:history',
  'channels:join',
  'channels:read',
  'chat:write',
  'chat:write.public',
  'commands',
  'files:write',
  'groups:history',
  'groups:read',
  'im:history',
  'im:read',
  'im:write',
  'users:read',
] as const;

export const standardEvents = [
  'app_home_opened',
  'app_mention',
  'app_uninstalled',
  'channel_archive',
  'channel_id_changed',
  'channel_rename',
  'channel_unarchive',
  'group_archive',
  'group_rename',
  'group_unarchive',
  'member_joined_channel',
  'member_left_channel',
  'message.im',
  'tokens_revoked',
  'user_change',
] as const;

const standardMembers: readonly MemberOptions[] = [
  { id: 'U0ANNA', name: 'anna', realName: 'Anna Berg', isAdmin: true, isOwner: true, tz: 'Europe/Berlin' },
  { id: 'U0BEN', name: 'ben', realName: 'Ben Okafor', tz: 'Europe/London' },
  { id: 'U0CHLOE', name: 'chloe', realName: 'Chloe Martin', tz: 'America/New_York' },
  { id: 'U0DEV', name: 'dev', realName: 'Dev Patel', tz: 'Asia/Kolkata' },
];

const standardChannels: readonly ChannelOptions[] = [
  { id: 'C0GENERAL', name: 'general', topic: 'Everything and everyone' },
  { id: 'C0STUDY', name: 'study', topic: 'Learning together', appIsMember: true },
];

export function createWorkspace(options: SandboxOptions): Workspace {
  const clock = createClock(options.now ?? Date.now);
  const team = options.team ?? { id: 'T0LOCAL', name: 'Local Workspace' };
  const app = installedApp(options.app ?? {});
  const given = [...(options.members ?? standardMembers), { id: app.botUserId, name: app.name, isBot: true }];
  const members = given.map(member => newMember(member, team.id));
  const conversations = (options.channels ?? standardChannels).map(channel =>
    newConversation({
      id: channel.id,
      kind: 'channel',
      name: channel.name,
      created: clock.now(),
      isPrivate: channel.isPrivate ?? false,
      topic: channel.topic ?? '',
      isArchived: channel.isArchived ?? false,
      isExtShared: channel.isExtShared ?? false,
      members: new Set([
        ...(channel.members ??
          members.filter(({ isBot, teamId }) => !isBot && teamId === team.id).map(({ id }) => id)),
        ...(channel.appIsMember === true ? [app.botUserId] : []),
      ]),
    }),
  );
  return {
    team: { ...team, domain: team.name.toLowerCase().replace(/[^a-z0-9]+/g, '-') },
    app,
    clock,
    changes: createChanges(),
    members: new Map(members.map(member => [member.id, member])),
    conversations: new Map(conversations.map(conversation => [conversation.id, conversation])),
    modals: new Map(),
    homes: new Map(),
    triggers: new Map(),
    responseUrls: new Map(),
    files: new Map(),
    refusedBlocks: new Set(),
    messageInputs: new Map(),
    lifetimes: { triggerMs: 3_000, responseUrlMs: 30 * 60_000 },
  };
}

export function timersOf(options: SandboxOptions): Timers {
  return options.timers ?? realTimers;
}

function installedApp(given: AppOptions): InstalledApp {
  return {
    id: given.id ?? 'A0APP',
    botId: 'B0APP',
    botUserId: given.botUserId ?? 'U0APP',
    name: given.name ?? 'app',
    commands: (given.commands ?? []).map(command => ({
      description: '',
      usageHint: '',
      shouldEscape: false,
      ...command,
    })),
    scopes: new Set(given.scopes ?? standardScopes),
    events: new Set(given.events ?? standardEvents),
    hasHome: given.hasHome ?? true,
    status: 'installed',
  };
}

function newMember(given: MemberOptions, teamId: string): Member {
  return {
    realName: given.name,
    isAdmin: false,
    isOwner: false,
    isBot: false,
    isRestricted: false,
    isDeactivated: false,
    teamId,
    tz: 'Etc/UTC',
    ...given,
  };
}
