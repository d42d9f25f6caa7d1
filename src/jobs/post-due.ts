import type { Deps } from '../deps.ts';
import { dueSlots, nextSlots, type Slot } from '../quiz/slots.ts';
import { localDay } from '../quiz/window.ts';
import { countUnseen } from '../slack/rounds/next-question.ts';
import { type PostOutcome, postRound } from '../slack/rounds/post-round.ts';
import { tellManagers } from '../slack/tell-managers.ts';
import { channelMention, mrkdwn } from '../slack/text.ts';
import type { KeptSchedule } from '../store/schedules.ts';

/** What a minute can take on; the rest follows in the next one. */
const AT_ONCE = 500;
const WEEK_MS = 7 * 24 * 60 * 60_000;

/** Posts the questions whose time has come. */
export async function postDue(deps: Deps): Promise<void> {
  for (const kept of await deps.store.listDueSchedules(deps.now(), AT_ONCE)) {
    try {
      await postScheduled(deps, kept);
    } catch (error) {
      deps.log.error({ channel: kept.channel, err: error }, 'scheduled question failed');
    }
  }
}

async function postScheduled(deps: Deps, kept: KeptSchedule): Promise<void> {
  const { workspace, channel, schedule, nextSlot } = kept;
  if (nextSlot === undefined) return;
  const now = deps.now();
  const today = localDay(now, schedule.timeZone);
  const lastPostedDay = await deps.store.findLastScheduledDay(workspace, channel, today);
  const due = dueSlots({ schedule, now, lastPostedDay, nextSlot });
  if (due.post) {
    const outcome = await postSlot(deps, kept, due.post);
    if (outcome.kind === 'posted') await warnOfShortBank(deps, kept);
    else if (outcome.kind !== 'already-claimed') await tellTrouble(deps, kept, due.post, outcome);
  }
  // Last, so that a crash before it makes the next tick look again; the round's slot cannot be taken twice.
  const missed = due.skipped.map(slot => slot.day);
  await deps.store.advanceSchedule(kept, due.next?.at, missed);
  if (missed.length > 0) deps.log.warn({ channel, missed }, 'slots came too late to be posted');
}

function postSlot(deps: Deps, kept: KeptSchedule, slot: Slot): Promise<PostOutcome> {
  return postRound(deps, {
    workspace: kept.workspace,
    channel: kept.channel,
    timeZone: kept.schedule.timeZone,
    cause: { kind: 'slot', slot: slot.at },
    localDay: slot.day,
    ...(slot.closesAt !== undefined && { closesAt: slot.closesAt }),
  });
}

/** What happened instead of a question, with what to do; once per slot. An unconfirmed post heals by itself. */
async function tellTrouble(deps: Deps, kept: KeptSchedule, slot: Slot, outcome: PostOutcome): Promise<void> {
  const { workspace, channel, updatedBy } = kept;
  if (outcome.kind === 'unconfirmed') return;
  if (outcome.kind === 'refused' && outcome.code === 'is_archived') {
    await deps.store.setStatus(workspace, channel, 'archived', deps.now());
  }
  if (outcome.kind === 'refused' && ['not_in_channel', 'channel_not_found'].includes(outcome.code)) {
    await deps.store.setStatus(workspace, channel, 'removed', deps.now());
  }
  if (!(await deps.store.takeTicket('trouble', `${workspace} ${channel} ${slot.at}`, deps.now()))) return;
  const why =
    outcome.kind === 'no-question'
      ? 'the question bank is empty. Add questions under knowledge/questions.'
      : outcome.kind === 'refused'
        ? (REFUSALS[outcome.code] ?? `Slack refused it (${outcome.code}).`)
        : '';
  await tellManagers(deps, workspace, updatedBy, {
    text: `Today’s question could not be posted: ${why}`,
    markup: mrkdwn`Today’s question could not be posted in ${channelMention(channel)}: ${why}`,
  });
}

const REFUSALS: Record<string, string> = {
  not_in_channel: 'I am not in the channel. Type /invite @aif there, and I go on with the next one.',
  channel_not_found: 'I cannot see the channel. Type /invite @aif there, and I go on with the next one.',
  is_archived: 'the channel is archived. Unarchive it, or type /aif schedule in another one.',
};

/** A week before a channel has seen every question, once. */
async function warnOfShortBank(deps: Deps, kept: KeptSchedule): Promise<void> {
  const { workspace, channel, schedule, updatedBy } = kept;
  const unseen = await countUnseen(deps, workspace, channel);
  const coming = nextSlots(schedule, deps.now(), 8).filter(slot => slot.at <= deps.now() + WEEK_MS).length;
  if (unseen > coming) return;
  const month = localDay(deps.now(), schedule.timeZone).slice(0, 7);
  if (!(await deps.store.takeTicket('short-bank', `${workspace} ${channel} ${month}`, deps.now()))) return;
  const left =
    unseen === 0 ? 'no new question is' : unseen === 1 ? '1 new question is' : `${unseen} new questions are`;
  const then = 'Then they repeat, the one seen longest ago first. New ones go into knowledge/questions.';
  await tellManagers(deps, workspace, updatedBy, {
    text: `In your study channel ${left} left. ${then}`,
    markup: mrkdwn`In ${channelMention(channel)} ${left} left. ${then}`,
  });
}
