import { SlackError } from '../slack-error.ts';
import { getMember } from './members.ts';
import type { Ephemeral, Message } from './messages.ts';
import type { Workspace } from './workspace.ts';

export interface Conversation {
  id: string;
  /** Without `#`; empty for a direct conversation. */
  name: string;
  kind: 'channel' | 'direct';
  isPrivate: boolean;
  isExtShared: boolean;
  isArchived: boolean;
  topic: string;
  /** Epoch milliseconds. */
  created: number;
  members: Set<string>;
  /** Oldest first, replies included. */
  messages: Message[];
  ephemerals: Ephemeral[];
  /** Unread messages by member. */
  unread: Map<string, number>;
  lastTs: string | undefined;
}

/** By id, or by name with or without `#`. */
export function findConversation(workspace: Workspace, which: string): Conversation | undefined {
  const name = which.replace(/^#/, '');
  const byId = workspace.conversations.get(which);
  return (
    byId ??
    [...workspace.conversations.values()].find(({ kind, name: own }) => kind === 'channel' && own === name)
  );
}

export function getConversation(workspace: Workspace, which: string): Conversation {
  const conversation = findConversation(workspace, which);
  if (conversation === undefined) throw new SlackError('channel_not_found');
  return conversation;
}

/** For a member, other people's private conversations do not exist. */
export function getConversationFor(workspace: Workspace, memberId: string, which: string): Conversation {
  const conversation = getConversation(workspace, which);
  if (conversation.isPrivate && !conversation.members.has(memberId))
    throw new SlackError('channel_not_found');
  return conversation;
}

export function newConversation(
  given: Pick<Conversation, 'id' | 'kind' | 'created'> & Partial<Conversation>,
): Conversation {
  return {
    name: '',
    isPrivate: given.kind === 'direct',
    isExtShared: false,
    isArchived: false,
    topic: '',
    members: new Set(),
    messages: [],
    ephemerals: [],
    unread: new Map(),
    lastTs: undefined,
    ...given,
  };
}

/** The app's direct conversation with a member; opened when there is none yet. */
export function openDirect(workspace: Workspace, memberId: string): Conversation {
  const member = getMember(workspace, memberId);
  if (member.id === workspace.app.botUserId) throw new SlackError('cannot_dm_bot');
  const id = directId(member.id);
  const existing = workspace.conversations.get(id);
  if (existing !== undefined) return existing;
  const opened = newConversation({
    id,
    kind: 'direct',
    created: workspace.clock.now(),
    members: new Set([member.id, workspace.app.botUserId]),
  });
  workspace.conversations.set(id, opened);
  workspace.changes.emit({ kind: 'opened-direct', channel: id });
  return opened;
}

/** Derived, so that an app that stored it finds the same conversation after a restart. */
export function directId(memberId: string): string {
  return `D${memberId.slice(1)}`;
}

export function partnerOf(workspace: Workspace, conversation: Conversation): string | undefined {
  return [...conversation.members].find(id => id !== workspace.app.botUserId);
}

export function appIsIn(workspace: Workspace, conversation: Conversation): boolean {
  return conversation.members.has(workspace.app.botUserId);
}

export function join(
  workspace: Workspace,
  conversation: Conversation,
  member: string,
  inviter?: string,
): void {
  if (conversation.isArchived) throw new SlackError('is_archived');
  if (conversation.members.has(member)) return;
  conversation.members.add(member);
  const change = { kind: 'joined', channel: conversation.id, member } as const;
  workspace.changes.emit(inviter === undefined ? change : { ...change, inviter });
}

export function leave(workspace: Workspace, conversation: Conversation, member: string): void {
  if (!conversation.members.delete(member)) return;
  conversation.unread.delete(member);
  workspace.changes.emit({ kind: 'left', channel: conversation.id, member });
}

export function markRead(workspace: Workspace, conversation: Conversation, member: string): void {
  if ((conversation.unread.get(member) ?? 0) === 0) return;
  conversation.unread.delete(member);
  workspace.changes.emit({ kind: 'read', channel: conversation.id, member });
}
