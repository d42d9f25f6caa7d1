import { SlackError } from '../slack-error.ts';
import { getConversationFor, join } from '../workspace/conversations.ts';
import { getMember } from '../workspace/members.ts';
import { type Message, post } from '../workspace/messages.ts';
import { mentionables } from './names.ts';
import type { Stage } from './stage.ts';
import { encodeTyped } from './typed-text.ts';

/** Posts what a member typed. Throws `SlackError`, for example `is_archived`. */
export function say(
  { workspace }: Stage,
  given: { member: string; channel: string; text: string; threadTs?: string },
): Message {
  const member = getMember(workspace, given.member);
  const conversation = getConversationFor(workspace, member.id, given.channel);
  if (conversation.isArchived) throw new SlackError('is_archived');
  join(workspace, conversation, member.id);
  return post(workspace, {
    conversation,
    member: member.id,
    text: encodeTyped(given.text, mentionables(workspace, 'message')),
    ...(given.threadTs === undefined ? {} : { threadTs: given.threadTs }),
  });
}
