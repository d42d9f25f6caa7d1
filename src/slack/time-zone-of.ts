import type { Member } from '../store/members.ts';

/** What the member chose, else what their Slack profile says; an IANA name. */
export function timeZoneOf({ settings, timeZone }: Pick<Member, 'settings' | 'timeZone'>): string {
  return settings.timeZone ?? timeZone ?? 'UTC';
}
