import type { Deps } from '../deps.ts';
import { repeatable, slackErrorCode } from '../slack/call.ts';
import { findMessages } from '../slack/rounds/find-messages.ts';
import type { Round } from '../store/round-row.ts';
import { type Busy, byWorkspace, TAKEN_AT_ONCE } from './by-workspace.ts';
import { findWork } from './find-work.ts';

const MINUTE = 60_000;
/** A message that Slack held back turns up within minutes, if at all; looked for at these ages of a round. */
const LOOK_AT_AGES = [2 * MINUTE, 10 * MINUTE, 60 * MINUTE];

/**
 * Takes back the second message of a round. There can be one when Slack took a message and said nothing until long
 * after the round was posted again. Both have the same buttons, so no answer is lost with it.
 */
export function withdrawSeconds(deps: Deps, busy: Busy = new Set(), work = findWork(deps)): Promise<void> {
  return byWorkspace(deps, busy, {
    workspaces: async () => (await work).withdraw,
    take: workspace => deps.store.listRechecks(workspace, deps.now(), TAKEN_AT_ONCE),
    idOf: round => round.id,
    run: round => lookAgain(deps, round),
  });
}

async function lookAgain(deps: Deps, round: Round): Promise<void> {
  const age = deps.now() - round.claimedAt;
  const next = LOOK_AT_AGES.find(at => at > age);
  // Planned first: a message that is gone already is no harm to look for again.
  await deps.store.planRecheck(round.id, next === undefined ? undefined : round.claimedAt + next);
  const found = await findMessages(deps, round);
  if (found.kind === 'unreachable') return;
  for (const ts of found.messages) {
    if (ts !== round.messageTs) await takeBack(deps, round, ts);
  }
}

async function takeBack(deps: Deps, round: Round, ts: string): Promise<void> {
  const client = await deps.clientFor(round.workspace, 'due');
  try {
    await repeatable(deps, 'background', () => client.chat.delete({ channel: round.channel, ts }));
  } catch (error) {
    // Another instance was quicker.
    if (slackErrorCode(error) !== 'message_not_found') throw error;
  }
  deps.metrics.round('withdrawn');
  deps.log.warn({ round: round.id, ts }, 'second message withdrawn');
}
