import type { Deps } from '../../deps.ts';
import type { RoundId } from '../../quiz/ids.ts';
import { repeatable } from '../call.ts';
import { roundMessage } from '../views/round-message.ts';
import { roundMetadata } from './round-metadata.ts';
import { settleRound } from './settle-round.ts';

/** Somebody answered: the round's message should say how many did, soon. */
export type CountRefresher = (round: RoundId) => void;

/** Slack allows about one update per second and channel; a number that is three seconds old is still live. */
const PAUSE_MS = 3_000;

/**
 * Brings "N answered" up to date at once, then at most every few seconds however many answers come in.
 * `track` is told of the work, so that a stop can wait for it.
 */
export function countRefresher(deps: Deps, track: (work: Promise<void>) => void): CountRefresher {
  const busy = new Map<RoundId, { again: boolean }>();

  async function run(id: RoundId): Promise<void> {
    const state = { again: true };
    busy.set(id, state);
    try {
      while (state.again) {
        state.again = false;
        await showCount(deps, id);
        await deps.pause(PAUSE_MS);
      }
    } catch (error) {
      deps.log.warn({ round: id, err: error }, 'count not refreshed');
    } finally {
      busy.delete(id);
    }
  }

  return id => {
    const running = busy.get(id);
    if (running) running.again = true;
    else track(run(id));
  };
}

/** Writes how many have answered under the question, when its turn has come. */
export async function showCount(deps: Deps, id: RoundId): Promise<void> {
  const known = await deps.store.findRound(id);
  if (known?.state !== 'open') return;
  const client = await deps.clientFor(known.workspace, 'unpaced');
  const turn = {
    workspace: known.workspace,
    channel: known.channel,
    method: 'chat.update',
    urgency: 'spare',
  } as const;
  // Counted when the turn has come: in a busy workspace that may be a while.
  const show = async (): Promise<void> => {
    const round = await deps.store.findRound(id);
    if (round?.state !== 'open' || !round.messageTs) return;
    const ts = round.messageTs;
    const message = roundMessage(round, await deps.store.countAnswers(id));
    await client.chat.update({ channel: round.channel, ts, ...message, metadata: roundMetadata(id) });
  };
  await repeatable(deps, 'background', () => deps.pace.run(turn, show));
  // The round may have been closed meanwhile, and its result overwritten by this count.
  const after = await deps.store.findRound(id);
  if (after?.state === 'closed') await settleRound(deps, after);
}
