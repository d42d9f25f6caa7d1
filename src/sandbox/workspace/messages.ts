import type { KnownBlock } from '@slack/types';
import type { JsonObject } from '../json.ts';
import { SlackError } from '../slack-error.ts';
import { nextTs } from '../timestamp.ts';
import { type Conversation, getConversation } from './conversations.ts';
import type { WorkspaceFile } from './files.ts';
import type { Workspace } from './workspace.ts';

const earlierBlocksKept = 200;

export interface Metadata {
  event_type: string;
  event_payload: JsonObject;
}

export interface Message {
  channel: string;
  ts: string;
  /** Set on replies. */
  threadTs?: string;
  member: string;
  text: string;
  blocks: KnownBlock[];
  metadata?: Metadata;
  files: WorkspaceFile[];
  /** When it was last edited. */
  editedTs?: string;
  /** A reply that is shown in the channel too. */
  isBroadcast: boolean;
  /** What it showed before its edits: somebody may still have that on the screen and click there. */
  earlierBlocks: KnownBlock[];
}

export interface Ephemeral extends Message {
  visibleTo: string;
}

export interface Draft {
  conversation: Conversation;
  member: string;
  text: string;
  blocks?: KnownBlock[];
  files?: WorkspaceFile[];
  threadTs?: string;
  metadata?: Metadata;
  isBroadcast?: boolean;
}

export function post(workspace: Workspace, draft: Draft): Message {
  const message = stamp(workspace, draft);
  const { conversation } = draft;
  conversation.messages.push(message);
  if (isInMainView(message)) {
    for (const member of conversation.members) {
      if (member !== message.member)
        conversation.unread.set(member, (conversation.unread.get(member) ?? 0) + 1);
    }
  }
  workspace.changes.emit({ kind: 'message-posted', message });
  return message;
}

export function postEphemeral(workspace: Workspace, draft: Draft, visibleTo: string): Ephemeral {
  const message: Ephemeral = { ...stamp(workspace, draft), visibleTo };
  draft.conversation.ephemerals.push(message);
  workspace.changes.emit({ kind: 'ephemeral', message });
  return message;
}

export type Edit = Partial<Pick<Message, 'text' | 'blocks'>> & { metadata?: Metadata | 'remove' };

/** What the edit leaves out stays as it was. */
export function edit(workspace: Workspace, message: Message, { metadata, ...rest }: Edit): void {
  const previous = { ...message };
  remember(message);
  Object.assign(message, rest, { editedTs: nextTs(workspace.clock.now(), undefined) });
  if (metadata === 'remove') delete message.metadata;
  else if (metadata !== undefined) message.metadata = metadata;
  workspace.changes.emit({ kind: 'message-edited', message, previous });
}

export function editEphemeral(
  workspace: Workspace,
  message: Ephemeral,
  change: Pick<Message, 'text' | 'blocks'>,
): void {
  remember(message);
  Object.assign(message, change);
  workspace.changes.emit({ kind: 'ephemeral', message });
}

export function remove(workspace: Workspace, message: Message): void {
  const conversation = getConversation(workspace, message.channel);
  conversation.messages = conversation.messages.filter(other => other !== message);
  workspace.changes.emit({ kind: 'message-removed', message });
}

export function removeEphemeral(workspace: Workspace, message: Ephemeral): void {
  const conversation = getConversation(workspace, message.channel);
  conversation.ephemerals = conversation.ephemerals.filter(other => other !== message);
  workspace.changes.emit({ kind: 'ephemeral-removed', message });
}

/** Ephemeral messages are no part of the conversation: only their own `response_url` reaches them. */
export function getMessage(conversation: Conversation, ts: string): Message {
  const message = conversation.messages.find(candidate => candidate.ts === ts);
  if (message === undefined) throw new SlackError('message_not_found');
  return message;
}

export function isInMainView(message: Message): boolean {
  return message.threadTs === undefined || message.isBroadcast;
}

export function repliesTo(conversation: Conversation, ts: string): Message[] {
  return conversation.messages.filter(message => message.threadTs === ts);
}

function remember(message: Message): void {
  message.earlierBlocks = [...message.blocks, ...message.earlierBlocks].slice(0, earlierBlocksKept);
}

function stamp(workspace: Workspace, draft: Draft): Message {
  const { conversation } = draft;
  const ts = nextTs(workspace.clock.now(), conversation.lastTs);
  conversation.lastTs = ts;
  const threadTs = draft.threadTs === undefined ? undefined : threadRoot(conversation, draft.threadTs);
  return {
    channel: conversation.id,
    ts,
    ...(threadTs === undefined ? {} : { threadTs }),
    member: draft.member,
    text: draft.text,
    blocks: draft.blocks ?? [],
    files: draft.files ?? [],
    ...(draft.metadata === undefined ? {} : { metadata: draft.metadata }),
    isBroadcast: threadTs !== undefined && draft.isBroadcast === true,
    earlierBlocks: [],
  };
}

function threadRoot(conversation: Conversation, ts: string): string {
  const parent = conversation.messages.find(message => message.ts === ts);
  if (parent === undefined) throw new SlackError('thread_not_found');
  return parent.threadTs ?? parent.ts;
}
