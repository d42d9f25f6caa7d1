import { WebAPIRateLimitedError } from '@slack/web-api';
import type { Deps } from '../../deps.ts';
import type { ChannelId, WorkspaceId } from '../../quiz/ids.ts';
import type { Round } from '../../store/round-row.ts';
import { once } from '../call.ts';
import { PutOff, type Urgency } from '../pace/pace.ts';
import { roundMessage } from '../views/round-message.ts';
import { openRound } from './open-round.ts';
import { roundMetadata } from './round-metadata.ts';

export type SendOutcome =
  | { kind: 'posted'; round: Round }
  /** Slack refused, and the round is void. `code` is Slack's own word. */
  | { kind: 'refused'; code: string }
  /** Slack did not say. The round stays claimed; the rescue job looks for it when the lease is over. */
  | { kind: 'unconfirmed'; round: Round };

/** What came of getting ready: a claimed round whose lease began just now, or why there is none. */
export type Prepared<Otherwise> = { round: Round } | { outcome: Otherwise };

/**
 * Posts a round as soon as Slack's limits allow. `prepare` runs when the turn has come, right before the message is
 * sent, and again before each attempt after Slack limited one: so no lease runs while the message waits.
 */
export async function sendRound<Otherwise>(
  deps: Deps,
  to: { workspace: WorkspaceId; channel: ChannelId; urgency: Urgency },
  prepare: () => Promise<Prepared<Otherwise>>,
): Promise<SendOutcome | Otherwise> {
  const client = await deps.clientFor(to.workspace, 'unpaced');
  const turn = {
    workspace: to.workspace,
    channel: to.channel,
    urgency: to.urgency,
    method: 'chat.postMessage',
  };
  let claimed: Round | undefined;
  try {
    const sent = await deps.pace.run(turn, async () => {
      const prepared = await prepare();
      if ('outcome' in prepared) return prepared;
      const { round } = prepared;
      claimed = round;
      const posted = await once(() =>
        client.chat.postMessage({
          channel: round.channel,
          ...roundMessage(round, 0),
          metadata: roundMetadata(round.id),
          unfurl_links: false,
          unfurl_media: false,
        }),
      );
      // Nothing was posted, so the queue may try again.
      if (posted.kind === 'limited') throw posted.error;
      return { round, posted };
    });
    if ('outcome' in sent) return sent.outcome;
    const { round, posted } = sent;
    if (posted.kind === 'refused') {
      await deps.store.giveUpClaim(round.id, deps.now());
      deps.metrics.round('refused');
      return { kind: 'refused', code: posted.error.data.error };
    }
    if (posted.kind === 'posted' && posted.response.ts) {
      return { kind: 'posted', round: await openRound(deps, round, posted.response.ts) };
    }
    deps.metrics.round('unconfirmed');
    deps.log.warn(
      { round: round.id, err: posted.kind === 'unknown' ? posted.error : undefined },
      'post unconfirmed',
    );
    return { kind: 'unconfirmed', round };
  } catch (error) {
    const isLimited = error instanceof WebAPIRateLimitedError;
    // Only a claim that Slack limited waits for another turn, so nothing was posted: whoever comes next may try at once.
    if (claimed && deps.stopping.aborted && (isLimited || error instanceof PutOff)) {
      await deps.store.extendLease(claimed.id, claimed.leaseUntil ?? 0, deps.now());
    }
    if (!claimed || !isLimited) throw error;
    deps.metrics.round('unconfirmed');
    deps.log.warn({ round: claimed.id, seconds: error.retryAfter }, 'Slack takes no messages for now');
    return { kind: 'unconfirmed', round: claimed };
  }
}
