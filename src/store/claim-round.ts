import type { ChannelId, RoundId, WorkspaceId } from '../quiz/ids.ts';
import type { Snapshot } from '../quiz/snapshot.ts';
import type { Database } from './database.ts';
import { type Round, roundOf } from './round-row.ts';
import { together } from './together.ts';

/** What is known of a round before anything was posted. */
export interface NewRound {
  id: RoundId;
  workspace: WorkspaceId;
  channel: ChannelId;
  /** What asked for it: at most one round comes of the same slot or request. */
  cause: { kind: 'slot'; slot: number } | { kind: 'request'; request: string };
  localDay: string;
  timeZone: string;
  snapshot: Snapshot;
  points: number;
  closesAt?: number;
  now: number;
  leaseUntil: number;
}

export type ClaimQueries = ReturnType<typeof claimQueries>;

export function claimQueries(db: Database) {
  return {
    /**
     * Takes the right to post. Undefined when somebody has it already: the database decides. Claims that are made at the
     * same moment are written by the same statement.
     */
    claimRound: together((rounds: readonly NewRound[]) => insertClaims(db, rounds), {
      atMost: 50,
      keyOf: ({ id }) => id,
    }),
  };
}

async function insertClaims(
  db: Database,
  rounds: readonly NewRound[],
): Promise<(round: NewRound) => Round | undefined> {
  const rows = await db
    .insertInto('rounds')
    .values(rounds.map(rowOf))
    .onConflict(conflict => conflict.doNothing())
    .returningAll()
    .execute();
  const claimed = new Map(rows.map(row => [row.id, row]));
  return ({ id }) => {
    const row = claimed.get(id);
    return row && roundOf(row);
  };
}

function rowOf(round: NewRound) {
  return {
    id: round.id,
    workspace_id: round.workspace,
    channel_id: round.channel,
    origin: round.cause.kind === 'slot' ? ('scheduled' as const) : ('manual' as const),
    slot: round.cause.kind === 'slot' ? round.cause.slot : null,
    request: round.cause.kind === 'request' ? round.cause.request : null,
    local_day: round.localDay,
    time_zone: round.timeZone,
    question_id: round.snapshot.questionId,
    question_hash: round.snapshot.hash,
    section_id: round.snapshot.sectionId,
    snapshot: JSON.stringify(round.snapshot),
    points: round.points,
    state: 'claimed' as const,
    lease_until: round.leaseUntil,
    message_ts: null,
    claimed_at: round.now,
    opened_at: null,
    closes_at: round.closesAt ?? null,
    closed_at: null,
    settled_at: null,
    recheck_at: null,
  };
}
