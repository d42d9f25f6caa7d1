import { isKnownZone } from '../quiz/find-zone.ts';
import type { Member } from '../store/members.ts';

/** What the member chose, else what their Slack profile says, else UTC: an IANA name that this machine knows. */
export function timeZoneOf({ settings, timeZone }: Pick<Member, 'settings' | 'timeZone'>): string {
  return [settings.timeZone, timeZone].find(zone => zone !== undefined && isKnownZone(zone)) ?? 'UTC';
}
