// What people who run a workspace do to it.
import { type Conversation, getConversation } from './conversations.ts';
import { getMember, type Member } from './members.ts';
import type { Workspace } from './workspace.ts';

export function archive(workspace: Workspace, which: string, by: string): void {
  const conversation = getConversation(workspace, which);
  if (conversation.isArchived) return;
  conversation.isArchived = true;
  workspace.changes.emit({ kind: 'archived', channel: conversation.id, by });
}

export function unarchive(workspace: Workspace, which: string, by: string): void {
  const conversation = getConversation(workspace, which);
  if (!conversation.isArchived) return;
  conversation.isArchived = false;
  workspace.changes.emit({ kind: 'unarchived', channel: conversation.id, by });
}

export function rename(workspace: Workspace, which: string, name: string): void {
  const conversation = getConversation(workspace, which);
  conversation.name = name;
  workspace.changes.emit({ kind: 'renamed', channel: conversation.id });
}

/** As happens when a channel becomes shared with another organisation. */
export function changeConversationId(workspace: Workspace, which: string, to: string): void {
  const conversation = getConversation(workspace, which);
  const from = conversation.id;
  const moved = <Item extends { channel: string }>(message: Item): Item =>
    Object.assign(message, { channel: to });
  const changed: Conversation = Object.assign(conversation, { id: to });
  conversation.messages.forEach(moved);
  conversation.ephemerals.forEach(moved);
  workspace.conversations.delete(from);
  workspace.conversations.set(to, changed);
  workspace.changes.emit({ kind: 'id-changed', from, to });
}

export function changeMember(workspace: Workspace, who: string, change: Partial<Omit<Member, 'id'>>): void {
  const member = getMember(workspace, who);
  Object.assign(member, change);
  workspace.changes.emit({ kind: 'member-changed', member: member.id });
}

/** The app's token stops working; the app is told. */
export function uninstall(workspace: Workspace): void {
  workspace.app.status = 'uninstalled';
  workspace.changes.emit({ kind: 'tokens-revoked' });
  workspace.changes.emit({ kind: 'uninstalled' });
}

export function revokeTokens(workspace: Workspace): void {
  workspace.app.status = 'revoked';
  workspace.changes.emit({ kind: 'tokens-revoked' });
}
