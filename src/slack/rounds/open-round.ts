import type { Deps } from '../../deps.ts';
import type { Round } from '../../store/round-row.ts';
import { SETTLE_MS, settleRound } from './settle-round.ts';

/** The clock ticks every minute, so a round that is later than that waited for something. */
const LATE_MS = 60_000;

/** The round's message is in the channel: it takes answers, and the one before it shows its result. */
export async function openRound(deps: Deps, round: Round, messageTs: string): Promise<Round> {
  const now = deps.now();
  const change = await deps.store.openRound(round.id, messageTs, now, now + SETTLE_MS);
  if (change?.closed) {
    deps.metrics.round('closed');
    await settleRound(deps, change.closed);
  }
  if (change) {
    countPosted(deps, change.opened);
    return change.opened;
  }
  const found = (await deps.store.findRound(round.id)) ?? round;
  await suspectSecond(deps, found, messageTs);
  return found;
}

/** Only whoever opened it gets here, so every round is counted once, in whatever instance. */
function countPosted({ metrics, now }: Deps, { slot }: Round): void {
  metrics.round('posted');
  if (slot !== undefined && now() - slot > LATE_MS) metrics.round('late');
}

/** A message of a round that is not the one it was opened with: the withdraw job looks into it. */
export async function suspectSecond(deps: Deps, round: Round, messageTs: string): Promise<void> {
  const isSecond = round.state !== 'claimed' && round.messageTs !== messageTs;
  if (isSecond) await deps.store.requestRecheck(round.id, deps.now());
}
