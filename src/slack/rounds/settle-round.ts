import type { Deps } from '../../deps.ts';
import { type Streak, streakOf } from '../../quiz/streak.ts';
import { tallyOf } from '../../quiz/tally.ts';
import type { Round } from '../../store/round-row.ts';
import { section } from '../blocks.ts';
import { once, repeatable, slackErrorCode } from '../call.ts';
import { mrkdwn } from '../text.ts';
import { type Result, resultMessage } from '../views/result-message.ts';
import { roundMetadata } from './round-metadata.ts';

/** Slack's words for a message that nobody can change any more. */
const OUT_OF_REACH = [
  'message_not_found',
  'channel_not_found',
  'is_archived',
  'not_in_channel',
  'cant_update_message',
];

/** So long a closed round is the business of who closed it; then others may show the result. */
export const SETTLE_MS = 120_000;

/** A result that Slack would not take for a day is given up. */
const GIVE_UP_MS = 24 * 60 * 60_000;

/**
 * Turns a closed round's message into its result. When Slack fails, the round stays unsettled and the rescue job
 * tries again; when the message is gone for good, there is nothing left to do.
 */
export async function settleRound(deps: Deps, round: Round): Promise<void> {
  try {
    await showResult(deps, round);
  } catch (error) {
    const code = slackErrorCode(error);
    deps.log.warn({ round: round.id, code, err: error }, 'result not shown');
    const isHopeless =
      (code && OUT_OF_REACH.includes(code)) || deps.now() - (round.closedAt ?? 0) > GIVE_UP_MS;
    if (!isHopeless) {
      await deps.store.releaseClosed(round.id);
      return;
    }
  }
  await deps.store.settleRound(round.id, deps.now());
}

async function showResult(deps: Deps, round: Round): Promise<void> {
  if (!round.messageTs) return;
  const ts = round.messageTs;
  const result = await resultOf(deps, round);
  const message = resultMessage(result);
  const client = await deps.clientFor(round.workspace, 'due');
  await repeatable(deps, 'background', () =>
    client.chat.update({ channel: round.channel, ts, ...message, metadata: roundMetadata(round.id) }),
  );
  if (result.tally.answered > 0) await startConversation(deps, round, ts);
}

/** One line in the result's thread, once: the conversation afterwards is where people learn most. */
async function startConversation(deps: Deps, round: Round, ts: string): Promise<void> {
  if (!(await deps.store.takeTicket('conversation', round.id, deps.now()))) return;
  const client = await deps.clientFor(round.workspace, 'spare');
  const text = 'The answer is in. What made you choose yours, and what would have changed your mind?';
  const said = await once(() =>
    client.chat.postMessage({
      channel: round.channel,
      thread_ts: ts,
      text,
      blocks: [section(mrkdwn`${text}`)],
    }),
  );
  if (said.kind !== 'posted') deps.log.warn({ round: round.id, err: said.error }, 'conversation not started');
}

async function resultOf(deps: Deps, round: Round): Promise<Result> {
  const answers = await deps.store.listAnswers(round.id);
  const names = await deps.store.listNames(answers.map(answer => answer.member));
  const streaks: { name: string; streak: Streak }[] = [];
  const attendances = await deps.store.listAttendances(round.workspace, round.channel, [...names.keys()]);
  for (const [member, name] of names) {
    const streak = streakOf(attendances.get(member) ?? []);
    if (streak.length > 1) streaks.push({ name, streak });
  }
  return {
    round,
    tally: tallyOf(round.snapshot, answers),
    streaks: streaks.toSorted(
      (a, b) => b.streak.length - a.streak.length || a.name.localeCompare(b.name, 'en'),
    ),
    sectionTitle: deps.library().findSection(round.snapshot.sectionId)?.title,
  };
}
