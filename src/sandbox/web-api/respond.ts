// What an app says through a `response_url` or on the acknowledgement of a command.
import { z } from 'zod';
import type { JsonObject } from '../json.ts';
import { SlackError } from '../slack-error.ts';
import { getConversation } from '../workspace/conversations.ts';
import {
  edit,
  editEphemeral,
  type Message,
  post,
  postEphemeral,
  remove,
  removeEphemeral,
} from '../workspace/messages.ts';
import type { ResponseTarget } from '../workspace/response-urls.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { getContent, getMetadata, messageLimits } from './message-arguments.ts';
import { flag } from './method.ts';

const answer = z.looseObject({
  text: z.string().optional(),
  blocks: z.unknown().optional(),
  response_type: z.enum(['ephemeral', 'in_channel']).catch('ephemeral').optional(),
  replace_original: flag,
  delete_original: flag,
  thread_ts: z.string().optional(),
  metadata: z.unknown().optional(),
});

/** Throws `SlackError`; gives back the message that now stands there, if one does. */
export function respond(
  workspace: Workspace,
  target: ResponseTarget,
  given: JsonObject,
): Message | undefined {
  const parsed = answer.safeParse(given);
  if (!parsed.success) throw new SlackError('invalid_payload');
  const { delete_original, replace_original, response_type, ...said } = parsed.data;
  const conversation = getConversation(workspace, target.channel);
  if (conversation.isArchived) throw new SlackError('channel_is_archived');
  const original = findOriginal(workspace, target);
  if (delete_original === true && original !== undefined) {
    if (original.kind === 'ephemeral') removeEphemeral(workspace, original.message);
    else remove(workspace, original.message);
  }
  if (delete_original === true && said.text === undefined && said.blocks === undefined) return undefined;

  const content = getContent(workspace, said, messageLimits.postText);
  // What a click does by default differed over the years; replacing is the default that hurts, so an app that
  // leaves the choice open is seen to.
  const replaces = replace_original ?? (target.source !== undefined && response_type === undefined);
  if (replaces && delete_original !== true && original !== undefined) {
    if (original.kind === 'ephemeral') editEphemeral(workspace, original.message, content);
    else edit(workspace, original.message, content);
    return original.message;
  }
  const metadata = getMetadata(said.metadata);
  const draft = {
    conversation,
    member: workspace.app.botUserId,
    ...content,
    ...(said.thread_ts === undefined ? {} : { threadTs: said.thread_ts }),
    ...(metadata === undefined || metadata === 'remove' ? {} : { metadata }),
  };
  return response_type === 'in_channel'
    ? post(workspace, draft)
    : postEphemeral(workspace, draft, target.member);
}

function findOriginal(workspace: Workspace, { channel, source }: ResponseTarget) {
  if (source === undefined) return undefined;
  const conversation = getConversation(workspace, channel);
  if (source.isEphemeral) {
    const message = conversation.ephemerals.find(({ ts }) => ts === source.ts);
    return message === undefined ? undefined : ({ kind: 'ephemeral', message } as const);
  }
  const message = conversation.messages.find(({ ts }) => ts === source.ts);
  return message === undefined ? undefined : ({ kind: 'posted', message } as const);
}
