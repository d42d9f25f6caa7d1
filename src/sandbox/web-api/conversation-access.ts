import { SlackError } from '../slack-error.ts';
import { appIsIn, type Conversation, getConversation } from '../workspace/conversations.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** Private conversations that the app is not in do not exist for it. */
export function isVisible(workspace: Workspace, conversation: Conversation): boolean {
  return !conversation.isPrivate || appIsIn(workspace, conversation);
}

export function getVisible(workspace: Workspace, channel: string): Conversation {
  const conversation = getConversation(workspace, channel);
  if (!isVisible(workspace, conversation)) throw new SlackError('channel_not_found');
  return conversation;
}

export function getJoined(workspace: Workspace, channel: string): Conversation {
  const conversation = getVisible(workspace, channel);
  if (!appIsIn(workspace, conversation)) throw new SlackError('not_in_channel');
  return conversation;
}
