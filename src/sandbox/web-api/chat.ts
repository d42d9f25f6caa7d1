import { z } from 'zod';
import { toSlackMessage } from '../payloads/message.ts';
import { SlackError } from '../slack-error.ts';
import { appIsIn, type Conversation, getConversation, openDirect } from '../workspace/conversations.ts';
import { type Edit, edit, getMessage, post, postEphemeral, remove } from '../workspace/messages.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { getVisible } from './conversation-access.ts';
import { getBlocks, getContent, getMetadata, messageLimits } from './message-arguments.ts';
import { defineMethod, flag, jsonArgument, type Method } from './method.ts';
import { requireUsableBlocks } from './usable-blocks.ts';

const content = { text: z.string().optional(), blocks: jsonArgument };

const postMessage = defineMethod({
  args: z.object({
    channel: z.string(),
    ...content,
    thread_ts: z.string().optional(),
    reply_broadcast: flag,
    metadata: jsonArgument,
  }),
  run({ workspace }, args) {
    const conversation = getPostable(workspace, args.channel);
    const metadata = getMetadata(args.metadata);
    const message = post(workspace, {
      conversation,
      member: workspace.app.botUserId,
      ...getContent(workspace, args, messageLimits.postText),
      ...(args.thread_ts === undefined || args.thread_ts === '' ? {} : { threadTs: args.thread_ts }),
      ...(metadata === undefined || metadata === 'remove' ? {} : { metadata }),
      isBroadcast: args.reply_broadcast === true,
    });
    return { channel: conversation.id, ts: message.ts, message: toSlackMessage(workspace, message) };
  },
});

const update = defineMethod({
  args: z.object({ channel: z.string(), ts: z.string(), ...content, metadata: jsonArgument }),
  run({ workspace }, args) {
    const conversation = getVisible(workspace, args.channel);
    const message = getMessage(conversation, args.ts);
    if (message.member !== workspace.app.botUserId) throw new SlackError('cant_update_message');
    if (conversation.isArchived) throw new SlackError('is_archived');
    const change: Edit = {};
    if (args.text !== undefined) change.text = args.text;
    if (args.blocks !== undefined) change.blocks = getBlocks(args.blocks);
    requireUsableBlocks(workspace, change.blocks ?? []);
    const metadata = getMetadata(args.metadata);
    if (metadata !== undefined) change.metadata = metadata;
    const { text, blocks } = { ...message, ...change };
    if (text === '' && blocks.length === 0) throw new SlackError('no_text');
    if ((change.text ?? '').length > messageLimits.updateText) throw new SlackError('msg_too_long');
    edit(workspace, message, change);
    return {
      channel: conversation.id,
      ts: message.ts,
      text: message.text,
      message: toSlackMessage(workspace, message),
    };
  },
});

const deleteMessage = defineMethod({
  args: z.object({ channel: z.string(), ts: z.string() }),
  run({ workspace }, { channel, ts }) {
    const conversation = getVisible(workspace, channel);
    const message = getMessage(conversation, ts);
    if (message.member !== workspace.app.botUserId) throw new SlackError('cant_delete_message');
    remove(workspace, message);
    return { channel: conversation.id, ts };
  },
});

const postEphemeralMessage = defineMethod({
  args: z.object({ channel: z.string(), user: z.string(), ...content, thread_ts: z.string().optional() }),
  run({ workspace }, args) {
    const conversation = getPostable(workspace, args.channel);
    if (!appIsIn(workspace, conversation)) throw new SlackError('not_in_channel');
    if (!conversation.members.has(args.user)) throw new SlackError('user_not_in_channel');
    const draft = {
      conversation,
      member: workspace.app.botUserId,
      ...getContent(workspace, args, messageLimits.postText),
      ...(args.thread_ts === undefined || args.thread_ts === '' ? {} : { threadTs: args.thread_ts }),
    };
    return { message_ts: postEphemeral(workspace, draft, args.user).ts };
  },
});

const getPermalink = defineMethod({
  args: z.object({ channel: z.string(), message_ts: z.string() }),
  run({ workspace }, { channel, message_ts }) {
    const conversation = getVisible(workspace, channel);
    const message = getMessage(conversation, message_ts);
    const thread =
      message.threadTs === undefined ? '' : `?thread_ts=${message.threadTs}&cid=${conversation.id}`;
    const path = `${conversation.id}/p${message_ts.replace('.', '')}${thread}`;
    return {
      channel: conversation.id,
      permalink: `https://${workspace.team.domain}.slack.com/archives/${path}`,
    };
  },
});

export const chatMethods: Record<string, Method> = {
  'chat.postMessage': postMessage,
  'chat.update': update,
  'chat.delete': deleteMessage,
  'chat.postEphemeral': postEphemeralMessage,
  'chat.getPermalink': getPermalink,
};

/** Where the app may post now; a member's id means the app's direct conversation with them. */
function getPostable(workspace: Workspace, channel: string): Conversation {
  if (workspace.members.has(channel)) return openDirect(workspace, channel);
  const conversation = getConversation(workspace, channel);
  const isIn = appIsIn(workspace, conversation);
  if (!isIn && conversation.isPrivate) throw new SlackError('channel_not_found');
  if (conversation.isArchived) throw new SlackError('is_archived');
  if (!isIn && !workspace.app.scopes.has('chat:write.public')) throw new SlackError('not_in_channel');
  return conversation;
}
