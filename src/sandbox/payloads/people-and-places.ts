// Members and conversations as the Web API and events show them.
import { createHash } from 'node:crypto';
import type { JsonObject } from '../json.ts';
import type { Conversation } from '../workspace/conversations.ts';
import { appIsIn, partnerOf } from '../workspace/conversations.ts';
import { type Member, tzOffsetSeconds } from '../workspace/members.ts';
import type { Workspace } from '../workspace/workspace.ts';

export function toSlackUser({ clock, team, app }: Workspace, member: Member): JsonObject {
  return {
    id: member.id,
    team_id: member.teamId,
    name: member.name,
    deleted: member.isDeactivated,
    color: colorOf(member.id).slice(1),
    real_name: member.realName,
    tz: member.tz,
    tz_label: member.tz,
    tz_offset: tzOffsetSeconds(member.tz, clock.now()),
    profile: {
      real_name: member.realName,
      real_name_normalized: member.realName,
      display_name: member.name,
      display_name_normalized: member.name,
      team: member.teamId,
    },
    is_admin: member.isAdmin,
    is_owner: member.isOwner,
    is_primary_owner: false,
    is_restricted: member.isRestricted,
    is_ultra_restricted: false,
    is_bot: member.isBot,
    is_app_user: false,
    ...(member.teamId === team.id ? {} : { is_stranger: true }),
    ...(member.id === app.botUserId
      ? { profile: { real_name: app.name, bot_id: app.botId, api_app_id: app.id } }
      : {}),
    updated: Math.floor(clock.now() / 1000),
  };
}

export function toSlackConversation(workspace: Workspace, conversation: Conversation): JsonObject {
  const isDirect = conversation.kind === 'direct';
  const created = Math.floor(conversation.created / 1000);
  if (isDirect) {
    return {
      id: conversation.id,
      created,
      is_im: true,
      is_archived: false,
      is_org_shared: false,
      context_team_id: workspace.team.id,
      user: partnerOf(workspace, conversation),
    };
  }
  return {
    id: conversation.id,
    name: conversation.name,
    name_normalized: conversation.name,
    is_channel: !conversation.isPrivate,
    is_group: conversation.isPrivate,
    is_im: false,
    is_mpim: false,
    is_private: conversation.isPrivate,
    created,
    is_archived: conversation.isArchived,
    is_general: false,
    is_shared: conversation.isExtShared,
    is_ext_shared: conversation.isExtShared,
    is_org_shared: false,
    is_pending_ext_shared: false,
    is_member: appIsIn(workspace, conversation),
    context_team_id: workspace.team.id,
    topic: { value: conversation.topic, creator: '', last_set: 0 },
    purpose: { value: '', creator: '', last_set: 0 },
    previous_names: [],
    num_members: conversation.members.size,
  };
}

/** A steady colour per id, dark enough for white letters. */
export function colorOf(id: string): string {
  const [red = 0, green = 0, blue = 0] = createHash('sha256').update(id).digest();
  const channel = (byte: number) => (40 + (byte % 78)).toString(16).padStart(2, '0');
  return `#${channel(red)}${channel(green)}${channel(blue)}`;
}
