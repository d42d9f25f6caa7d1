/** The small workspace of the page's tests. Its clock stands at Monday, 23 November 2026, 10:00 in Berlin. */
import type { KnownBlock } from '@slack/types';
import type { PageChannel, PageMember, PageMessage } from '../../../src/sandbox/page-protocol.ts';

export const TEAM = 'Study Hall';
export const NOW = Date.UTC(2026, 10, 23, 9, 0, 0);

export const commands = [
  {
    command: '/aif',
    description: 'Ask, practise and see your score',
    usageHint: '[ask | practice | me | help]',
  },
  { command: '/remind', description: 'Set a reminder', usageHint: '[who] [what] [when]' },
];

export const members: PageMember[] = [
  member({ id: 'U1', realName: 'Anna Weber', initials: 'AW', color: '#7a4fa3', isAdmin: true }),
  member({ id: 'U2', realName: 'Ben Okafor', initials: 'BO', color: '#1f7a6d', tz: 'America/New_York' }),
  member({ id: 'U3', realName: 'Chiyo Tanaka', initials: 'CT', color: '#e0a526', tz: 'Asia/Tokyo' }),
  member({ id: 'U9', realName: 'Study Buddy', initials: '', color: '#2f4f9d', isApp: true }),
];

export const channels: PageChannel[] = [
  channel({ id: 'C1', name: 'study-group', topic: 'One question a day, answers at five', hasApp: true }),
  channel({ id: 'C2', name: 'general', topic: 'Everything else', unread: 3 }),
  channel({ id: 'C3', name: 'spring-2025', isArchived: true }),
  channel({ id: 'D1', name: 'Study Buddy', kind: 'direct', hasApp: true }),
];

/** Minutes before the workspace's now, as a `ts`. */
export function ts(minutesAgo: number): string {
  return `${(NOW - minutesAgo * 60_000) / 1000}.000100`;
}

export function message(given: Partial<PageMessage> & { ts: string }): PageMessage {
  return {
    channel: 'C1',
    member: 'U9',
    text: 'A message',
    blocks: [],
    ephemeral: false,
    edited: false,
    files: [],
    replies: 0,
    ...given,
  };
}

export function withBlocks(...blocks: KnownBlock[]): PageMessage {
  return message({ ts: ts(1), blocks });
}

function member(given: Partial<PageMember> & { id: string; realName: string }): PageMember {
  return {
    name: given.realName.split(' ')[0] ?? '',
    initials: '',
    color: '#555555',
    isAdmin: false,
    isApp: false,
    tz: 'Europe/Berlin',
    ...given,
  };
}

function channel(given: Partial<PageChannel> & { id: string; name: string }): PageChannel {
  return { kind: 'channel', topic: '', isArchived: false, hasApp: false, unread: 0, ...given };
}
