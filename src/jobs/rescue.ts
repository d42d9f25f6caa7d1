import type { Deps } from '../deps.ts';
import { isWorthPosting } from '../quiz/slots.ts';
import { findMessages } from '../slack/rounds/find-messages.ts';
import { openRound } from '../slack/rounds/open-round.ts';
import { keepClaim, LEASE_MS } from '../slack/rounds/post-round.ts';
import { sendRound } from '../slack/rounds/send-round.ts';
import { SETTLE_MS, settleRound } from '../slack/rounds/settle-round.ts';
import type { Round } from '../store/round-row.ts';
import { type Busy, byWorkspace, TAKEN_AT_ONCE } from './by-workspace.ts';
import { findWork } from './find-work.ts';

/** Somebody asked for a question and waits; after an hour, not any more. */
const MANUAL_WORTH_MS = 60 * 60_000;

/**
 * Finishes what a crash or a silent Slack left behind: rounds that were claimed and perhaps posted, and closed
 * rounds whose message does not show the result.
 */
export async function rescueRounds(deps: Deps, busy: Busy = new Set(), work = findWork(deps)): Promise<void> {
  const { rescue } = await work;
  if (rescue.length > 0) await deps.store.shortenLeases(deps.now(), SETTLE_MS);
  await byWorkspace(deps, busy, {
    workspaces: async () => rescue,
    take: workspace => deps.store.listUnfinished(deps.now(), TAKEN_AT_ONCE, workspace),
    idOf: round => round.id,
    async run(round) {
      const lease = round.state === 'closed' ? SETTLE_MS : LEASE_MS;
      const leased = await deps.store.renewLease(round.id, deps.now(), deps.now() + lease);
      if (leased?.state === 'closed') await settleRound(deps, leased);
      else if (leased) await rescueClaim(deps, leased);
    },
  });
}

async function rescueClaim(deps: Deps, round: Round): Promise<void> {
  const found = await findMessages(deps, round);
  if (found.kind === 'unreachable') {
    await deps.store.giveUpClaim(round.id, deps.now());
    deps.log.warn({ round: round.id, code: found.code }, 'round given up: the channel is out of reach');
    return;
  }
  const [ts] = found.messages;
  if (ts !== undefined) {
    await openRound(deps, round, ts);
    deps.metrics.round('repaired');
    deps.log.info({ round: round.id }, 'round found in the channel');
    return;
  }
  if (!(await isStillWorth(deps, round))) {
    await giveUpLate(deps, round);
    return;
  }
  const to = { workspace: round.workspace, channel: round.channel, urgency: 'due' } as const;
  let held = round;
  const outcome = await sendRound(deps, to, async () => {
    const kept = await keepClaim(deps, held);
    if ('round' in kept) held = kept.round;
    return kept;
  });
  if (outcome.kind === 'posted') deps.metrics.round('repaired');
  deps.log.info({ round: round.id, outcome: outcome.kind }, 'round posted again');
}

/** A question that was never posted is posted late by the same rule as any other; for a schedule that is gone, never. */
async function isStillWorth(deps: Deps, round: Round): Promise<boolean> {
  const now = deps.now();
  if (round.slot === undefined) return now - round.claimedAt <= MANUAL_WORTH_MS;
  const kept = await deps.store.findSchedule(round.workspace, round.channel);
  const slot = { at: round.slot, day: round.localDay, closesAt: round.closesAt };
  return kept !== undefined && isWorthPosting(kept.schedule, slot, now);
}

async function giveUpLate(deps: Deps, round: Round): Promise<void> {
  await deps.store.giveUpClaim(round.id, deps.now());
  if (round.slot !== undefined) {
    deps.metrics.round('skipped');
    await deps.store.rememberMissedDay(round.workspace, round.channel, round.localDay);
  }
  deps.log.warn({ round: round.id, missed: round.localDay }, 'round given up: it is too late to post it');
}
