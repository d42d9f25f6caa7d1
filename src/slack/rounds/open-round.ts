import type { Deps } from '../../deps.ts';
import type { Round } from '../../store/round-row.ts';
import { SETTLE_MS, settleRound } from './settle-round.ts';

/** The round's message is in the channel: it takes answers, and the one before it shows its result. */
export async function openRound(deps: Deps, round: Round, messageTs: string): Promise<Round> {
  const now = deps.now();
  const change = await deps.store.openRound(round.id, messageTs, now, now + SETTLE_MS);
  if (change?.closed) await settleRound(deps, change.closed);
  if (change) return change.opened;
  const found = (await deps.store.findRound(round.id)) ?? round;
  await suspectSecond(deps, found, messageTs);
  return found;
}

/** A message of a round that is not the one it was opened with: the withdraw job looks into it. */
export async function suspectSecond(deps: Deps, round: Round, messageTs: string): Promise<void> {
  const isSecond = round.state !== 'claimed' && round.messageTs !== messageTs;
  if (isSecond) await deps.store.planRecheck(round.id, deps.now());
}
