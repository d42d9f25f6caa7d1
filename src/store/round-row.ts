import type { Selectable } from 'kysely';
import {
  asChannelId,
  asRoundId,
  asWorkspaceId,
  type ChannelId,
  type RoundId,
  type WorkspaceId,
} from '../quiz/ids.ts';
import type { Snapshot } from '../quiz/snapshot.ts';
import type { RoundState, Tables } from './tables.ts';

/** One question posted to one channel. Instants are epoch milliseconds. */
export interface Round {
  id: RoundId;
  workspace: WorkspaceId;
  channel: ChannelId;
  origin: 'scheduled' | 'manual';
  slot: number | undefined;
  localDay: string;
  timeZone: string;
  snapshot: Snapshot;
  points: number;
  state: RoundState;
  claimedAt: number;
  leaseUntil: number | undefined;
  /** Slack's id of the message; known once the round is open. */
  messageTs: string | undefined;
  openedAt: number | undefined;
  closesAt: number | undefined;
  closedAt: number | undefined;
  settledAt: number | undefined;
}

/** What `roundOf` needs, for where SQLite takes no `*`. */
export const ROUND_COLUMNS = [
  'rounds.id',
  'rounds.workspace_id',
  'rounds.channel_id',
  'rounds.origin',
  'rounds.slot',
  'rounds.local_day',
  'rounds.time_zone',
  'rounds.snapshot',
  'rounds.points',
  'rounds.state',
  'rounds.claimed_at',
  'rounds.lease_until',
  'rounds.message_ts',
  'rounds.opened_at',
  'rounds.closes_at',
  'rounds.closed_at',
  'rounds.settled_at',
] as const;

type RoundColumn = (typeof ROUND_COLUMNS)[number] extends `rounds.${infer Name}` ? Name : never;

export function roundOf(row: Pick<Selectable<Tables['rounds']>, RoundColumn>): Round {
  return {
    id: asRoundId(row.id),
    workspace: asWorkspaceId(row.workspace_id),
    channel: asChannelId(row.channel_id),
    origin: row.origin,
    slot: row.slot ?? undefined,
    localDay: row.local_day,
    timeZone: row.time_zone,
    snapshot: JSON.parse(row.snapshot) as Snapshot,
    points: row.points,
    state: row.state,
    claimedAt: row.claimed_at,
    leaseUntil: row.lease_until ?? undefined,
    messageTs: row.message_ts ?? undefined,
    openedAt: row.opened_at ?? undefined,
    closesAt: row.closes_at ?? undefined,
    closedAt: row.closed_at ?? undefined,
    settledAt: row.settled_at ?? undefined,
  };
}
