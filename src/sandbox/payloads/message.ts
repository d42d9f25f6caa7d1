// A message as the Web API and payloads show it.
import type { JsonObject } from '../json.ts';
import type { Conversation } from '../workspace/conversations.ts';
import type { WorkspaceFile } from '../workspace/files.ts';
import { type Message, repliesTo } from '../workspace/messages.ts';
import type { Workspace } from '../workspace/workspace.ts';

export function toSlackMessage(workspace: Workspace, message: Message): JsonObject {
  const { app, team } = workspace;
  const fromApp = message.member === app.botUserId;
  return {
    type: 'message',
    user: message.member,
    ...(message.isBroadcast ? { subtype: 'thread_broadcast' } : {}),
    ts: message.ts,
    ...(fromApp ? { bot_id: app.botId, app_id: app.id, bot_profile: botProfile(workspace) } : {}),
    text: message.text,
    team: team.id,
    ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
    ...(message.editedTs === undefined ? {} : { edited: { user: message.member, ts: message.editedTs } }),
    ...(message.blocks.length === 0 ? {} : { blocks: message.blocks }),
    ...(message.files.length === 0 ? {} : { files: message.files.map(toSlackFile) }),
    ...(message.metadata === undefined ? {} : { metadata: message.metadata }),
  };
}

/** As `conversations.history` and `conversations.replies` answer: with what hangs on it. */
export function toStoredMessage(
  workspace: Workspace,
  conversation: Conversation,
  message: Message,
  withMetadata: 'all' | 'type-only',
): JsonObject {
  const shown = toSlackMessage(workspace, message);
  const replies = repliesTo(conversation, message.ts);
  const last = replies.at(-1);
  const metadata = message.metadata;
  return {
    ...shown,
    ...(metadata !== undefined && withMetadata === 'type-only'
      ? { metadata: { event_type: metadata.event_type } }
      : {}),
    ...(last === undefined
      ? {}
      : {
          thread_ts: message.ts,
          reply_count: replies.length,
          reply_users: [...new Set(replies.map(reply => reply.member))],
          reply_users_count: new Set(replies.map(reply => reply.member)).size,
          latest_reply: last.ts,
          is_locked: false,
        }),
  };
}

function botProfile({ app, team }: Workspace): JsonObject {
  return { id: app.botId, app_id: app.id, name: app.name, deleted: false, updated: 0, team_id: team.id };
}

export function toSlackFile({ id, name, title, mimetype, size, created }: WorkspaceFile): JsonObject {
  return { id, name, title, mimetype, size, created };
}
