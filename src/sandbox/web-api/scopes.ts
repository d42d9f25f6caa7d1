// Which scopes each method needs; one of a list is enough to call it.
import { SlackError } from '../slack-error.ts';
import type { Conversation } from '../workspace/conversations.ts';
import type { InstalledApp } from '../workspace/workspace.ts';

export const methodScopes: Record<string, readonly string[]> = {
  'api.test': [],
  'auth.test': [],
  'blocks.validate': [],
  'chat.postMessage': ['chat:write'],
  'chat.update': ['chat:write'],
  'chat.delete': ['chat:write'],
  'chat.postEphemeral': ['chat:write'],
  'chat.getPermalink': [],
  'conversations.info': ['channels:read', 'groups:read', 'im:read'],
  'conversations.list': ['channels:read', 'groups:read', 'im:read'],
  'conversations.members': ['channels:read', 'groups:read', 'im:read'],
  'conversations.history': ['channels:history', 'groups:history', 'im:history'],
  'conversations.replies': ['channels:history', 'groups:history', 'im:history'],
  'conversations.join': ['channels:join'],
  'conversations.open': ['im:write'],
  'files.getUploadURLExternal': ['files:write'],
  'files.completeUploadExternal': ['files:write'],
  'files.delete': ['files:write'],
  'users.info': ['users:read'],
  'users.list': ['users:read'],
  'users.conversations': ['channels:read', 'groups:read', 'im:read'],
  'views.open': [],
  'views.push': [],
  'views.update': [],
  'views.publish': [],
};

/** Which scopes an event needs to be delivered; one of a list is enough, none means always. */
const eventScopes: Record<string, readonly string[]> = {
  app_mention: ['app_mentions:read'],
  'message.im': ['im:history'],
  'message.channels': ['channels:history'],
  'message.groups': ['groups:history'],
  member_joined_channel: ['channels:read', 'groups:read'],
  member_left_channel: ['channels:read', 'groups:read'],
  channel_archive: ['channels:read'],
  channel_unarchive: ['channels:read'],
  channel_rename: ['channels:read'],
  channel_id_changed: ['channels:read', 'groups:read'],
  group_archive: ['groups:read'],
  group_unarchive: ['groups:read'],
  group_rename: ['groups:read'],
  user_change: ['users:read'],
};

export function mayHear(app: InstalledApp, subscription: string): boolean {
  const needed = eventScopes[subscription] ?? [];
  return app.events.has(subscription) && (needed.length === 0 || needed.some(scope => app.scopes.has(scope)));
}

/** The scope of a list that fits the kind of conversation. */
const conversationScopes = {
  read: { public: 'channels:read', private: 'groups:read', direct: 'im:read' },
  history: { public: 'channels:history', private: 'groups:history', direct: 'im:history' },
} as const;

export function requireAnyScope(app: InstalledApp, needed: readonly string[]): void {
  if (needed.length === 0 || needed.some(scope => app.scopes.has(scope))) return;
  throw new SlackError('missing_scope', { needed: needed.join(','), provided: [...app.scopes].join(',') });
}

export function requireConversationScope(
  app: InstalledApp,
  purpose: keyof typeof conversationScopes,
  conversation: Conversation,
): void {
  requireAnyScope(app, [conversationScopes[purpose][kindOf(conversation)]]);
}

export function mayRead(app: InstalledApp, conversation: Conversation): boolean {
  return app.scopes.has(conversationScopes.read[kindOf(conversation)]);
}

function kindOf(conversation: Conversation): 'public' | 'private' | 'direct' {
  if (conversation.kind === 'direct') return 'direct';
  return conversation.isPrivate ? 'private' : 'public';
}
