import { SlackError } from '../slack-error.ts';
import type { Workspace } from './workspace.ts';

export interface Member {
  id: string;
  /** The handle, without `@`. */
  name: string;
  realName: string;
  isAdmin: boolean;
  isOwner: boolean;
  isBot: boolean;
  /** A guest of this workspace. */
  isRestricted: boolean;
  isDeactivated: boolean;
  /** Another team's id for people who are here only through shared channels. */
  teamId: string;
  /** IANA time zone. */
  tz: string;
}

/** By id or by handle, with or without `@`. */
export function findMember(workspace: Workspace, who: string): Member | undefined {
  const handle = who.replace(/^@/, '');
  return workspace.members.get(who) ?? [...workspace.members.values()].find(member => member.name === handle);
}

export function getMember(workspace: Workspace, who: string): Member {
  const member = findMember(workspace, who);
  if (member === undefined) throw new SlackError('user_not_found');
  return member;
}

/** Offset of `tz` from UTC in seconds at the instant, as `users.info` reports it. */
export function tzOffsetSeconds(tz: string, at: number): number {
  const name = new Intl.DateTimeFormat('en-US', { timeZone: tz, timeZoneName: 'longOffset' })
    .formatToParts(at)
    .find(part => part.type === 'timeZoneName')?.value;
  const match = /GMT([+-])(\d\d):(\d\d)/.exec(name ?? '');
  if (match === null) return 0;
  const seconds = Number(match[2]) * 3600 + Number(match[3]) * 60;
  return match[1] === '-' ? -seconds : seconds;
}
