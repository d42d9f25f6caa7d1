import { snapshotQuestion } from '../../bank/snapshot-question.ts';
import type { Deps } from '../../deps.ts';
import { POINTS } from '../../quiz/grade.ts';
import { asRoundId } from '../../quiz/ids.ts';
import { localDay } from '../../quiz/window.ts';
import type { Round } from '../../store/round-row.ts';
import type { NewRound } from '../../store/rounds.ts';
import { once } from '../call.ts';
import { roundMessage } from '../views/round-message.ts';
import { nextQuestion } from './next-question.ts';
import { roundMetadata } from './round-metadata.ts';
import { settleRound } from './settle-round.ts';

export type PostOutcome =
  | { kind: 'posted'; round: Round }
  /** The same slot or request was taken before. */
  | { kind: 'already-claimed' }
  | { kind: 'no-question' }
  /** Slack refused, and the round is void. `code` is Slack's own word. */
  | { kind: 'refused'; code: string }
  /** Slack did not say. The round stays claimed; the rescue job looks for it when the lease is over. */
  | { kind: 'unconfirmed'; round: Round };

/** Longer than a call to Slack can take, so that a message that was posted late has landed when it ends. */
export const LEASE_MS = 40_000;

/** Chooses the channel's next question and posts it; the round that was open there is closed. */
export async function postRound(
  deps: Deps,
  order: Pick<NewRound, 'workspace' | 'channel' | 'cause' | 'timeZone' | 'closesAt'> & { localDay?: string },
): Promise<PostOutcome> {
  const question = await nextQuestion(deps, order.workspace, order.channel);
  if (!question) return { kind: 'no-question' };
  const id = asRoundId(deps.newId());
  const now = deps.now();
  const round = await deps.store.claimRound({
    ...order,
    id,
    localDay: order.localDay ?? localDay(now, order.timeZone),
    snapshot: snapshotQuestion(question, deps.library().knowledge.services, id),
    points: POINTS[question.difficulty],
    now,
    leaseUntil: now + LEASE_MS,
  });
  return round ? sendRound(deps, round) : { kind: 'already-claimed' };
}

/** Posts a claimed round. The caller holds its lease. */
export async function sendRound(deps: Deps, round: Round): Promise<PostOutcome> {
  const client = await deps.clientFor(round.workspace);
  const posted = await once(deps, () =>
    client.chat.postMessage({
      channel: round.channel,
      ...roundMessage(round, 0),
      metadata: roundMetadata(round.id),
      unfurl_links: false,
      unfurl_media: false,
    }),
  );
  if (posted.kind === 'refused') {
    await deps.store.voidRound(round.id, deps.now());
    return { kind: 'refused', code: posted.error.data.error };
  }
  if (posted.kind === 'unknown' || !posted.response.ts) {
    deps.log.warn(
      { round: round.id, err: posted.kind === 'unknown' ? posted.error : undefined },
      'post unconfirmed',
    );
    return { kind: 'unconfirmed', round };
  }
  return { kind: 'posted', round: await openRound(deps, round, posted.response.ts) };
}

/** The round's message is in the channel: it takes answers, and the one before it shows its result. */
export async function openRound(deps: Deps, round: Round, messageTs: string): Promise<Round> {
  const change = await deps.store.openRound(round.id, messageTs, deps.now());
  if (change?.closed) await settleRound(deps, change.closed);
  return change?.opened ?? (await deps.store.findRound(round.id)) ?? round;
}
