// What every payload to an app says about team, app and acting member.
import type { JsonObject } from '../json.ts';
import type { Conversation } from '../workspace/conversations.ts';
import { getMember } from '../workspace/members.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** Slack's old verification token; real apps must not look at it. */
export const verificationToken = 'verification-token-do-not-use';

export function interactionFrame({ team, app, members }: Workspace, memberId: string): JsonObject {
  const member = members.get(memberId);
  return {
    team: { id: team.id, domain: team.domain },
    user: { id: memberId, username: member?.name, name: member?.name, team_id: member?.teamId },
    api_app_id: app.id,
    token: verificationToken,
    enterprise: null,
    is_enterprise_install: false,
  };
}

export function channelReference(conversation: Conversation): { id: string; name: string } {
  return { id: conversation.id, name: channelName(conversation) };
}

export function channelName({ kind, isPrivate, name }: Conversation): string {
  if (kind === 'direct') return 'directmessage';
  return isPrivate ? 'privategroup' : name;
}

export function commandPayload(
  workspace: Workspace,
  given: {
    member: string;
    conversation: Conversation;
    command: string;
    text: string;
    responseUrl: string;
    triggerId: string;
  },
): JsonObject {
  const { team, app } = workspace;
  const member = getMember(workspace, given.member);
  return {
    token: verificationToken,
    team_id: team.id,
    team_domain: team.domain,
    channel_id: given.conversation.id,
    channel_name: channelName(given.conversation),
    user_id: member.id,
    user_name: member.name,
    command: given.command,
    text: given.text,
    api_app_id: app.id,
    is_enterprise_install: 'false',
    response_url: given.responseUrl,
    trigger_id: given.triggerId,
  };
}
