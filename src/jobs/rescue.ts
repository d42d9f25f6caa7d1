import type { Deps } from '../deps.ts';
import { repeatable, slackErrorCode } from '../slack/call.ts';
import { LEASE_MS, openRound, sendRound } from '../slack/rounds/post-round.ts';
import { isMessageOf } from '../slack/rounds/round-metadata.ts';
import { settleRound } from '../slack/rounds/settle-round.ts';
import type { Round } from '../store/round-row.ts';

/**
 * Finishes what a crash or a silent Slack left behind: rounds that were claimed and perhaps posted, and closed
 * rounds whose message does not show the result.
 */
export async function rescueRounds(deps: Deps): Promise<void> {
  for (const round of await deps.store.listUnfinished(deps.now(), 100)) {
    try {
      if (round.state === 'closed') await settleRound(deps, round);
      else await rescueClaim(deps, round);
    } catch (error) {
      deps.log.error({ round: round.id, err: error }, 'rescue failed');
    }
  }
}

async function rescueClaim(deps: Deps, round: Round): Promise<void> {
  const now = deps.now();
  const leased = await deps.store.renewLease(round.id, now, now + LEASE_MS);
  if (!leased) return;
  const search = await findMessage(deps, leased);
  switch (search.kind) {
    case 'found':
      await openRound(deps, leased, search.ts);
      deps.log.info({ round: round.id }, 'round found in the channel');
      return;
    case 'missing': {
      const outcome = await sendRound(deps, leased);
      deps.log.info({ round: round.id, outcome: outcome.kind }, 'round posted again');
      return;
    }
    case 'unreachable':
      await deps.store.voidRound(round.id, now);
      deps.log.warn({ round: round.id, code: search.code }, 'round given up: the channel is out of reach');
  }
}

type Search = { kind: 'found'; ts: string } | { kind: 'missing' } | { kind: 'unreachable'; code: string };

const OUT_OF_REACH = ['channel_not_found', 'not_in_channel', 'is_archived'];

/** Looks for the round's message by its metadata, from a minute before it was claimed on. */
async function findMessage(deps: Deps, round: Round): Promise<Search> {
  const client = await deps.clientFor(round.workspace);
  try {
    const history = await repeatable(deps, 'background', () =>
      client.conversations.history({
        channel: round.channel,
        oldest: String(round.claimedAt / 1_000 - 60),
        // The most that Slack gives to apps that are distributed.
        limit: 15,
        include_all_metadata: true,
      }),
    );
    const message = history.messages?.find(candidate => isMessageOf(round.id, candidate));
    return message?.ts ? { kind: 'found', ts: message.ts } : { kind: 'missing' };
  } catch (error) {
    const code = slackErrorCode(error);
    if (code && OUT_OF_REACH.includes(code)) return { kind: 'unreachable', code };
    throw error;
  }
}
