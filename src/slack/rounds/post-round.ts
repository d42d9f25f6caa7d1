import type { Question } from '../../bank/question.ts';
import { snapshotQuestion } from '../../bank/snapshot-question.ts';
import type { Deps } from '../../deps.ts';
import { POINTS } from '../../quiz/grade.ts';
import { asRoundId } from '../../quiz/ids.ts';
import { localDay } from '../../quiz/window.ts';
import type { NewRound } from '../../store/claim-round.ts';
import type { Round } from '../../store/round-row.ts';
import type { Urgency } from '../pace/pace.ts';
import { nextQuestion } from './next-question.ts';
import { type Prepared, type SendOutcome, sendRound } from './send-round.ts';

/** Why nothing is posted. */
export type Unclaimed =
  /** The same slot, day or request was taken before. */
  { kind: 'already-claimed' } | { kind: 'no-question' };

export type PostOutcome = SendOutcome | Unclaimed;

/** Longer than a call to Slack can take, so that a message that was posted late has landed when it ends. */
export const LEASE_MS = 40_000;

export type Order = Pick<NewRound, 'workspace' | 'channel' | 'cause' | 'timeZone' | 'closesAt'> & {
  localDay?: string;
};

/**
 * Chooses the channel's next question and posts it; the round that was open there is closed. The right to post is
 * claimed when Slack's limits allow the message, not before.
 */
export async function postRound(
  deps: Deps,
  order: Order,
  urgency: Urgency = 'interactive',
): Promise<PostOutcome> {
  return sendRound(
    deps,
    { workspace: order.workspace, channel: order.channel, urgency },
    claimOnce(deps, order).prepare,
  );
}

export interface Claim {
  /** Claims the round at the first turn; at another one, after Slack limited the first, the claim goes on. */
  prepare: () => Promise<Prepared<Unclaimed>>;
  /** How many questions the channel has not had when this one is posted; undefined before it is chosen. */
  unseenLeft: () => number | undefined;
}

export function claimOnce(deps: Deps, order: Order): Claim {
  let claimed: Round | undefined;
  let unseenLeft: number | undefined;
  return {
    unseenLeft: () => unseenLeft,
    async prepare() {
      if (!claimed) {
        const next = await nextQuestion(deps, order.workspace, order.channel);
        if (!next) return { outcome: { kind: 'no-question' } };
        unseenLeft = next.unseenLeft;
        claimed = await claimRound(deps, order, next.question);
        return claimed ? { round: claimed } : { outcome: { kind: 'already-claimed' } };
      }
      const kept = await keepClaim(deps, claimed);
      if ('round' in kept) claimed = kept.round;
      return kept;
    },
  };
}

/** Holds a claim for another attempt, unless its lease ran out and somebody else has it. */
export async function keepClaim(deps: Deps, round: Round): Promise<Prepared<Unclaimed>> {
  const kept = await deps.store.extendLease(round.id, round.leaseUntil ?? 0, deps.now() + LEASE_MS);
  return kept ? { round: kept } : { outcome: { kind: 'already-claimed' } };
}

async function claimRound(deps: Deps, order: Order, question: Question): Promise<Round | undefined> {
  const id = asRoundId(deps.newId());
  const now = deps.now();
  const { workspace, channel, cause, timeZone, closesAt } = order;
  return deps.store.claimRound({
    workspace,
    channel,
    cause,
    timeZone,
    ...(closesAt !== undefined && { closesAt }),
    id,
    localDay: order.localDay ?? localDay(now, timeZone),
    snapshot: snapshotQuestion(question, deps.library().knowledge.services, id),
    points: POINTS[question.difficulty],
    now,
    leaseUntil: now + LEASE_MS,
  });
}
