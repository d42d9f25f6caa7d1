import type { Deps } from '../deps.ts';
import { section } from '../slack/blocks.ts';
import { once } from '../slack/call.ts';
import { mrkdwn } from '../slack/text.ts';
import type { Round } from '../store/round-row.ts';
import { type Busy, byWorkspace, TAKEN_AT_ONCE } from './by-workspace.ts';
import { findWork, REMIND_BEFORE_MS } from './find-work.ts';

/** Where a schedule asks for it: an hour before closing, one line in the channel, naming nobody. */
export function remind(deps: Deps, busy: Busy = new Set(), work = findWork(deps)): Promise<void> {
  return byWorkspace(deps, busy, {
    workspaces: async () => (await work).remind,
    take: workspace =>
      deps.store.listRemindable(workspace, deps.now(), {
        until: deps.now() + REMIND_BEFORE_MS,
        limit: TAKEN_AT_ONCE,
      }),
    idOf: round => round.id,
    async run(round) {
      if (await deps.store.takeTicket('remind', round.id, deps.now())) await sayHowLong(deps, round);
    },
  });
}

async function sayHowLong(deps: Deps, round: Round): Promise<void> {
  const minutes = Math.max(1, Math.round(((round.closesAt ?? 0) - deps.now()) / 60_000));
  const answered = await deps.store.countAnswers(round.id);
  const text = `The question closes in ${minutes} minutes. ${answered === 0 ? 'Nobody has' : `${answered} have`} answered.`;
  const client = await deps.clientFor(round.workspace, 'due');
  const sent = await once(() =>
    client.chat.postMessage({ channel: round.channel, text, blocks: [section(mrkdwn`${text}`)] }),
  );
  if (sent.kind !== 'posted') deps.log.warn({ round: round.id, err: sent.error }, 'reminder not posted');
}
