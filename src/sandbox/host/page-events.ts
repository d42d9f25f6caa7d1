// What a page that acts as one member hears of a change.
import { ownCommands } from '../acts/own-commands.ts';
import type { Change } from '../changes.ts';
import type { WorkspaceEvent } from '../page-protocol.ts';
import { findConversation } from '../workspace/conversations.ts';
import type { Message } from '../workspace/messages.ts';
import { stackOf } from '../workspace/views.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { toPageChannel, toPageMember, toPageMessage, toPageView, toView } from './page-shapes.ts';

export function snapshot(workspace: Workspace, you: string): WorkspaceEvent {
  return {
    kind: 'snapshot',
    team: workspace.team.name,
    you,
    members: [...workspace.members.values()].filter(({ isDeactivated }) => !isDeactivated).map(toPageMember),
    channels: [...workspace.conversations.values()]
      .filter(({ members }) => members.has(you))
      .map(conversation => toPageChannel(workspace, conversation, you)),
    commands: [...workspace.app.commands, ...ownCommands].map(({ command, description, usageHint }) => ({
      command,
      description,
      usageHint,
    })),
    now: workspace.clock.now(),
  };
}

export function pageEventsFor(workspace: Workspace, change: Change, you: string): WorkspaceEvent[] {
  switch (change.kind) {
    case 'message-posted':
      return [
        ...messageEvents(workspace, change.message, you),
        ...channelEvents(workspace, change.message.channel, you),
      ];
    case 'message-edited':
      return messageEvents(workspace, change.message, you);
    case 'ephemeral':
      return change.message.visibleTo === you ? messageEvents(workspace, change.message, you) : [];
    case 'message-removed':
      return [removed(change.message), ...parentEvents(workspace, change.message, you)];
    case 'ephemeral-removed':
      return change.message.visibleTo === you ? [removed(change.message)] : [];
    case 'joined':
    case 'archived':
    case 'unarchived':
    case 'renamed':
    case 'opened-direct':
      return channelEvents(workspace, change.channel, you);
    case 'read':
      return change.member === you ? channelEvents(workspace, change.channel, you) : [];
    // The protocol has no word for a channel that is gone, so the page starts afresh.
    case 'left':
      return change.member === you
        ? [snapshot(workspace, you)]
        : channelEvents(workspace, change.channel, you);
    case 'id-changed':
    case 'member-changed':
      return [snapshot(workspace, you)];
    case 'views':
      return change.member === you ? [viewsEvent(workspace, you)] : [];
    case 'home':
      return change.member === you ? [homeEvent(workspace, you)] : [];
    case 'clock':
      return [{ kind: 'clock', now: workspace.clock.now() }];
    default:
      return [];
  }
}

export function viewsEvent(workspace: Workspace, you: string): WorkspaceEvent {
  return { kind: 'views', views: stackOf(workspace, you).map(toPageView) };
}

export function homeEvent(workspace: Workspace, you: string): WorkspaceEvent {
  const home = workspace.homes.get(you);
  return { kind: 'home', view: home === undefined ? undefined : toView(home.frame) };
}

function messageEvents(workspace: Workspace, message: Message, you: string): WorkspaceEvent[] {
  const conversation = findConversation(workspace, message.channel);
  if (conversation === undefined || (!conversation.members.has(you) && !('visibleTo' in message))) return [];
  return [
    { kind: 'message', message: toPageMessage(conversation, message) },
    ...parentEvents(workspace, message, you),
  ];
}

/** A thread's parent shows how many replies it has. */
function parentEvents(workspace: Workspace, { channel, threadTs }: Message, you: string): WorkspaceEvent[] {
  const conversation = findConversation(workspace, channel);
  const parent = conversation?.messages.find(({ ts }) => ts === threadTs);
  if (conversation === undefined || parent === undefined || !conversation.members.has(you)) return [];
  return [{ kind: 'message', message: toPageMessage(conversation, parent) }];
}

function channelEvents(workspace: Workspace, channel: string, you: string): WorkspaceEvent[] {
  const conversation = findConversation(workspace, channel);
  if (conversation === undefined || !conversation.members.has(you)) return [];
  return [{ kind: 'channel', channel: toPageChannel(workspace, conversation, you) }];
}

function removed({ channel, ts }: Message): WorkspaceEvent {
  return { kind: 'message-removed', channel, ts };
}
