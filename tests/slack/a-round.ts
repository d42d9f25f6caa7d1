import { POINTS } from '../../src/quiz/grade.ts';
import { asChannelId, asRoundId, asWorkspaceId } from '../../src/quiz/ids.ts';
import type { Round } from '../../src/store/round-row.ts';
import { aSnapshot } from '../quiz/a-snapshot.ts';

/** An open round with this question. */
export function aRound(snapshot = aSnapshot({})): Round {
  return {
    id: asRoundId('6a1c1a30-0000-4000-8000-000000000000'),
    workspace: asWorkspaceId('T1'),
    channel: asChannelId('C1'),
    origin: 'scheduled',
    slot: 1,
    localDay: '2026-11-23',
    timeZone: 'Europe/Berlin',
    snapshot,
    points: POINTS[snapshot.difficulty],
    state: 'open',
    claimedAt: 1,
    leaseUntil: undefined,
    messageTs: '1.1',
    openedAt: 1,
    closesAt: undefined,
    closedAt: undefined,
    settledAt: undefined,
  };
}
