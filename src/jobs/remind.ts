import type { Deps } from '../deps.ts';
import { section } from '../slack/blocks.ts';
import { once } from '../slack/call.ts';
import { mrkdwn } from '../slack/text.ts';
import type { Round } from '../store/round-row.ts';

const BEFORE_CLOSING_MS = 60 * 60_000;
const AT_ONCE = 500;

/** Where a schedule asks for it: an hour before closing, one line in the channel, naming nobody. */
export async function remind(deps: Deps): Promise<void> {
  const now = deps.now();
  for (const round of await deps.store.listRemindable(now, now + BEFORE_CLOSING_MS, AT_ONCE)) {
    if (await deps.store.takeTicket('remind', round.id, now)) await sayHowLong(deps, round);
  }
}

async function sayHowLong(deps: Deps, round: Round): Promise<void> {
  const minutes = Math.max(1, Math.round(((round.closesAt ?? 0) - deps.now()) / 60_000));
  const answered = await deps.store.countAnswers(round.id);
  const text = `The question closes in ${minutes} minutes. ${answered === 0 ? 'Nobody has' : `${answered} have`} answered.`;
  const client = await deps.clientFor(round.workspace);
  const sent = await once(deps, () =>
    client.chat.postMessage({ channel: round.channel, text, blocks: [section(mrkdwn`${text}`)] }),
  );
  if (sent.kind !== 'posted') deps.log.warn({ round: round.id, err: sent.error }, 'reminder not posted');
}
