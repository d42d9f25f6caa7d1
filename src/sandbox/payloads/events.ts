// Which events a change means for the app, in the shapes of the Events API.
import type { Change } from '../changes.ts';
import { randomId } from '../ids.ts';
import type { JsonObject } from '../json.ts';
import { nextTs } from '../timestamp.ts';
import { appIsIn, directId, findConversation } from '../workspace/conversations.ts';
import type { Message } from '../workspace/messages.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { verificationToken } from './frame.ts';
import { toSlackMessage } from './message.ts';
import { toSlackUser } from './people-and-places.ts';
import { toSlackView } from './view.ts';

export interface AppEvent {
  /** The name in the app's subscriptions. */
  subscription: string;
  event: JsonObject;
}

export function eventsFor(workspace: Workspace, change: Change): AppEvent[] {
  const eventTs = nextTs(workspace.clock.now(), undefined);
  switch (change.kind) {
    case 'message-posted':
      return [
        ...messageEvents(workspace, change.message, toSlackMessage(workspace, change.message)),
        ...mentionEvents(workspace, change.message),
      ];
    case 'message-edited':
      return messageEvents(workspace, change.message, {
        type: 'message',
        subtype: 'message_changed',
        message: toSlackMessage(workspace, change.message),
        previous_message: toSlackMessage(workspace, change.previous),
        hidden: true,
        ts: eventTs,
      });
    case 'message-removed':
      return messageEvents(workspace, change.message, {
        type: 'message',
        subtype: 'message_deleted',
        deleted_ts: change.message.ts,
        previous_message: toSlackMessage(workspace, change.message),
        hidden: true,
        ts: eventTs,
      });
    case 'joined':
    case 'left':
      return membershipEvents(workspace, change, eventTs);
    case 'archived':
    case 'unarchived':
      return channelEvent(workspace, change.channel, change.kind === 'archived' ? 'archive' : 'unarchive', {
        channel: change.channel,
        user: change.by,
        event_ts: eventTs,
      });
    case 'renamed': {
      const conversation = findConversation(workspace, change.channel);
      const created = Math.floor((conversation?.created ?? 0) / 1000);
      const channel = { id: change.channel, name: conversation?.name, created };
      return channelEvent(workspace, change.channel, 'rename', { channel, event_ts: eventTs });
    }
    case 'id-changed':
      return one({
        type: 'channel_id_changed',
        old_channel_id: change.from,
        new_channel_id: change.to,
        event_ts: eventTs,
      });
    case 'member-changed': {
      const member = workspace.members.get(change.member);
      if (member === undefined) return [];
      return one({ type: 'user_change', user: toSlackUser(workspace, member), event_ts: eventTs });
    }
    case 'home-opened': {
      const home = workspace.homes.get(change.member);
      return one({
        type: 'app_home_opened',
        user: change.member,
        channel: directId(change.member),
        tab: 'home',
        ...(home === undefined ? {} : { view: toSlackView(workspace, home) }),
        event_ts: eventTs,
      });
    }
    case 'uninstalled':
      return one({ type: 'app_uninstalled' });
    case 'tokens-revoked':
      return one({ type: 'tokens_revoked', tokens: { oauth: [], bot: [workspace.app.botUserId] } });
    default:
      return [];
  }
}

/** The body in which an event travels. */
export function eventBody(
  { team, app, clock }: Workspace,
  event: JsonObject,
  isExtShared: boolean,
): JsonObject {
  return {
    token: verificationToken,
    team_id: team.id,
    context_team_id: team.id,
    context_enterprise_id: null,
    api_app_id: app.id,
    event,
    type: 'event_callback',
    event_id: randomId('Ev'),
    event_time: Math.floor(clock.now() / 1000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: team.id,
        user_id: app.botUserId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: isExtShared,
    event_context: randomId('4-'),
  };
}

function one(event: JsonObject & { type: string }): AppEvent[] {
  return [{ subscription: event.type, event }];
}

function messageEvents(workspace: Workspace, { channel, ts }: Message, event: JsonObject): AppEvent[] {
  const conversation = findConversation(workspace, channel);
  if (conversation === undefined || !appIsIn(workspace, conversation)) return [];
  const place =
    conversation.kind === 'direct'
      ? 'im'
      : conversation.isPrivate
        ? ('group' as const)
        : ('channel' as const);
  const subscription = place === 'im' ? 'message.im' : `message.${place}s`;
  return [{ subscription, event: { ...event, channel, channel_type: place, event_ts: ts } }];
}

/** In a direct conversation with the app Slack sends none. */
function mentionEvents(workspace: Workspace, message: Message): AppEvent[] {
  const { app } = workspace;
  const conversation = findConversation(workspace, message.channel);
  if (conversation?.kind !== 'channel' || !appIsIn(workspace, conversation)) return [];
  if (message.member === app.botUserId || !message.text.includes(`<@${app.botUserId}`)) return [];
  const shown = toSlackMessage(workspace, message);
  return one({ ...shown, type: 'app_mention', channel: message.channel, event_ts: message.ts });
}

function membershipEvents(
  workspace: Workspace,
  change: Extract<Change, { kind: 'joined' | 'left' }>,
  eventTs: string,
): AppEvent[] {
  const conversation = findConversation(workspace, change.channel);
  if (conversation === undefined) return [];
  const isApp = change.member === workspace.app.botUserId;
  if (!isApp && !appIsIn(workspace, conversation)) return [];
  return one({
    type: change.kind === 'joined' ? 'member_joined_channel' : 'member_left_channel',
    user: change.member,
    channel: change.channel,
    channel_type: conversation.isPrivate ? 'G' : 'C',
    team: workspace.team.id,
    ...(change.kind === 'joined' && change.inviter !== undefined ? { inviter: change.inviter } : {}),
    event_ts: eventTs,
  });
}

/** Private channels have event names of their own, and only members hear of them. */
function channelEvent(workspace: Workspace, channel: string, what: string, event: JsonObject): AppEvent[] {
  const conversation = findConversation(workspace, channel);
  if (conversation === undefined) return [];
  if (conversation.isPrivate && !appIsIn(workspace, conversation)) return [];
  return one({ type: `${conversation.isPrivate ? 'group' : 'channel'}_${what}`, ...event });
}
