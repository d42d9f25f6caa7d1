import { z } from 'zod';
import type { JsonObject } from '../json.ts';
import { toSlackConversation } from '../payloads/people-and-places.ts';
import { SlackError } from '../slack-error.ts';
import { appIsIn, type Conversation, join, openDirect } from '../workspace/conversations.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { getVisible, isVisible } from './conversation-access.ts';
import { decodeCursor, defineMethod, encodeCursor, flag, limitArgument, type Method } from './method.ts';
import { mayRead, requireConversationScope } from './scopes.ts';

const info = defineMethod({
  args: z.object({ channel: z.string() }),
  run({ workspace }, { channel }) {
    const conversation = getVisible(workspace, channel);
    requireConversationScope(workspace.app, 'read', conversation);
    return { channel: toSlackConversation(workspace, conversation) };
  },
});

const paging = { limit: limitArgument(100, 1000), cursor: z.string().optional() };
const listArguments = z.object({ ...paging, types: z.string().optional(), exclude_archived: flag });

const list = defineMethod({
  args: listArguments,
  run: ({ workspace }, args) => listed(workspace, args, () => true),
});

const ofMember = defineMethod({
  args: listArguments.extend({ user: z.string().optional() }),
  run: ({ workspace }, { user = workspace.app.botUserId, ...args }) =>
    listed(workspace, args, conversation => conversation.members.has(user)),
});

const members = defineMethod({
  args: z.object({ channel: z.string(), ...paging }),
  run({ workspace }, { channel, limit, cursor }) {
    const conversation = getVisible(workspace, channel);
    requireConversationScope(workspace.app, 'read', conversation);
    const { items, next } = cut([...conversation.members].sort(), limit, cursor);
    return { members: items, response_metadata: encodeCursor(next) };
  },
});

const joinConversation = defineMethod({
  args: z.object({ channel: z.string() }),
  run({ workspace }, { channel }) {
    const conversation = getVisible(workspace, channel);
    if (conversation.isPrivate) throw new SlackError('method_not_supported_for_channel_type');
    const wasIn = appIsIn(workspace, conversation);
    join(workspace, conversation, workspace.app.botUserId);
    return {
      channel: toSlackConversation(workspace, conversation),
      ...(wasIn ? { warning: 'already_in_channel' } : {}),
    };
  },
});

const open = defineMethod({
  args: z.object({ users: z.string().optional(), channel: z.string().optional(), return_im: flag }),
  run({ workspace }, { users, channel }) {
    if (users === undefined && channel === undefined) throw new SlackError('users_list_not_supplied');
    if (users?.includes(',')) throw new SlackError('method_not_supported_for_channel_type');
    const known = [...workspace.conversations.keys()];
    const conversation =
      users === undefined ? getVisible(workspace, channel ?? '') : openDirect(workspace, users);
    const isNew = !known.includes(conversation.id);
    return {
      ...(isNew ? {} : { no_op: true, already_open: true }),
      channel: toSlackConversation(workspace, conversation),
    };
  },
});

export const conversationMethods: Record<string, Method> = {
  'conversations.info': info,
  'conversations.list': list,
  'conversations.members': members,
  'conversations.join': joinConversation,
  'conversations.open': open,
  'users.conversations': ofMember,
};

function listed(
  workspace: Workspace,
  { types = 'public_channel', exclude_archived, limit, cursor }: z.infer<typeof listArguments>,
  isWanted: (conversation: Conversation) => boolean,
): JsonObject {
  const kinds = new Set(types.split(',').map(type => type.trim()));
  for (const kind of kinds) {
    if (!['public_channel', 'private_channel', 'im', 'mpim'].includes(kind))
      throw new SlackError('invalid_types');
  }
  const all = [...workspace.conversations.values()].filter(
    conversation =>
      kinds.has(typeOf(conversation)) &&
      isVisible(workspace, conversation) &&
      mayRead(workspace.app, conversation) &&
      !(exclude_archived === true && conversation.isArchived) &&
      isWanted(conversation),
  );
  const { items, next } = cut(all, limit, cursor);
  return {
    channels: items.map(conversation => toSlackConversation(workspace, conversation)),
    response_metadata: encodeCursor(next),
  };
}

function typeOf({ kind, isPrivate }: Conversation): string {
  if (kind === 'direct') return 'im';
  return isPrivate ? 'private_channel' : 'public_channel';
}

/** A page of a list by position: enough for lists that hardly change. */
export function cut<Item>(
  items: readonly Item[],
  limit: number,
  cursor: string | undefined,
): { items: Item[]; next: string | undefined } {
  const start = Number(decodeCursor(cursor) ?? 0);
  const end = start + limit;
  return { items: items.slice(start, end), next: end < items.length ? String(end) : undefined };
}
