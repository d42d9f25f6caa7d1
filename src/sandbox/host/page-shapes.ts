// What a member sees, in the shapes of the page's protocol.
import type { View } from '@slack/types';
import type { PageChannel, PageMember, PageMessage, PageView } from '../page-protocol.ts';
import { colorOf } from '../payloads/people-and-places.ts';
import { tsToMicros } from '../timestamp.ts';
import { appIsIn, type Conversation, partnerOf } from '../workspace/conversations.ts';
import { isPicture } from '../workspace/files.ts';
import type { Member } from '../workspace/members.ts';
import { type Ephemeral, isInMainView, type Message, repliesTo } from '../workspace/messages.ts';
import type { OpenView } from '../workspace/views.ts';
import type { Workspace } from '../workspace/workspace.ts';

export function toPageMember(member: Member): PageMember {
  const { id, name, realName, isAdmin, isBot, tz } = member;
  const words = realName.split(/\s+/);
  const initials = words.length > 1 ? words.map(word => word[0] ?? '').join('') : realName;
  return {
    id,
    name,
    realName,
    initials: isBot ? '' : initials.slice(0, 2).toUpperCase(),
    color: colorOf(id),
    isAdmin,
    isApp: isBot,
    tz,
  };
}

export function toPageChannel(workspace: Workspace, conversation: Conversation, member: string): PageChannel {
  const { id, kind, name, topic, isArchived, unread } = conversation;
  const other = [...conversation.members].find(candidate => candidate !== member);
  const otherName = workspace.members.get(other ?? partnerOf(workspace, conversation) ?? '')?.name;
  return {
    id,
    name: kind === 'direct' ? (otherName ?? '') : name,
    kind,
    topic,
    isArchived,
    hasApp: appIsIn(workspace, conversation),
    unread: unread.get(member) ?? 0,
  };
}

export function toPageMessage(conversation: Conversation, message: Message | Ephemeral): PageMessage {
  return {
    channel: message.channel,
    ts: message.ts,
    ...(message.threadTs === undefined ? {} : { threadTs: message.threadTs }),
    member: message.member,
    text: message.text,
    blocks: message.blocks,
    files: message.files.map(file => ({
      id: file.id,
      name: file.name,
      title: file.title,
      isPicture: isPicture(file),
    })),
    ephemeral: 'visibleTo' in message,
    edited: message.editedTs !== undefined,
    replies: repliesTo(conversation, message.ts).length,
  };
}

export function toPageView({ id, frame, errors }: OpenView): PageView {
  return { id, view: toView(frame), errors };
}

/** The frame lacks nothing that the page's type asks for; absent fields are left out of it. */
export function toView(frame: OpenView['frame']): View {
  const present = Object.fromEntries(Object.entries(frame).filter(([, value]) => value !== undefined));
  return present as unknown as View;
}

/** Everything in the main view of a conversation that this member sees, oldest first. */
export function visibleMessages(conversation: Conversation, member: string): (Message | Ephemeral)[] {
  const own = conversation.ephemerals.filter(({ visibleTo }) => visibleTo === member);
  return [...conversation.messages.filter(isInMainView), ...own.filter(isInMainView)].sort(byTs);
}

export function visibleThread(
  conversation: Conversation,
  ts: string,
  member: string,
): (Message | Ephemeral)[] {
  const own = conversation.ephemerals.filter(
    ({ visibleTo, threadTs }) => visibleTo === member && threadTs === ts,
  );
  const parent = conversation.messages.filter(message => message.ts === ts);
  return [...parent, ...[...repliesTo(conversation, ts), ...own].sort(byTs)];
}

function byTs(a: Message, b: Message): number {
  return tsToMicros(a.ts) - tsToMicros(b.ts);
}
