import type { Deps } from '../deps.ts';
import { type Due, dueSlots, nextSlots, type Slot } from '../quiz/slots.ts';
import { localDay } from '../quiz/window.ts';
import { PutOff } from '../slack/pace/pace.ts';
import {
  type Claim,
  claimOnce,
  type Order,
  type PostOutcome,
  type Unclaimed,
} from '../slack/rounds/post-round.ts';
import { sendRound } from '../slack/rounds/send-round.ts';
import { tellManagers } from '../slack/tell-managers.ts';
import { channelMention, mrkdwn } from '../slack/text.ts';
import type { KeptSchedule } from '../store/schedule-row.ts';
import { type Busy, byWorkspace, TAKEN_AT_ONCE } from './by-workspace.ts';
import { findWork } from './find-work.ts';

/** So long other instances leave a taken schedule alone: longer than its turn takes, unless Slack is unwell. */
const TAKEN_MS = 60_000;
/** What was looked at so lately holds still; and whatever happened meanwhile, a slot and a day are claimed once. */
const FRESH_MS = 5_000;
const WEEK_MS = 7 * 24 * 60 * 60_000;
/** At most, this moment a week from now included. */
const SLOTS_A_WEEK = 8;

/** Posts the questions whose time has come. */
export function postDue(deps: Deps, busy: Busy = new Set(), work = findWork(deps)): Promise<void> {
  return byWorkspace(deps, busy, {
    workspaces: async () => (await work).post,
    take: workspace =>
      deps.store.takeDueSchedules(workspace, {
        now: deps.now(),
        until: deps.now() + TAKEN_MS,
        limit: TAKEN_AT_ONCE,
      }),
    idOf: kept => kept.channel,
    run: kept => postScheduled(deps, kept),
  });
}

async function postScheduled(deps: Deps, kept: KeptSchedule): Promise<void> {
  try {
    const due = await lookAt(deps, kept);
    if (due.post) await postSlot(deps, kept, due);
    else await moveOn(deps, kept, due);
  } catch (error) {
    // Nothing was posted: another instance may, at once.
    if (error instanceof PutOff) await deps.store.releaseSchedule(kept);
    throw error;
  }
}

type Look = Due & { at: number };

/** What the schedule asks for now. */
async function lookAt(deps: Deps, { workspace, channel, schedule, nextSlot }: KeptSchedule): Promise<Look> {
  const now = deps.now();
  const today = localDay(now, schedule.timeZone);
  const lastPostedDay = await deps.store.findLastScheduledDay(workspace, channel, today);
  return { at: now, ...dueSlots({ schedule, now, lastPostedDay, nextSlot: nextSlot ?? Infinity }) };
}

async function postSlot(deps: Deps, kept: KeptSchedule, looked: Look): Promise<void> {
  const { workspace, channel } = kept;
  let due = looked;
  let claim: Claim | undefined;
  const outcome = await sendRound<Unclaimed | { kind: 'too-late' }>(
    deps,
    { workspace, channel, urgency: 'due' },
    async () => {
      // The turn may have been long in coming.
      if (!claim && deps.now() - due.at > FRESH_MS) due = await lookAt(deps, kept);
      if (!due.post) return { outcome: { kind: 'too-late' } };
      claim ??= claimOnce(deps, orderOf(kept, due.post));
      return claim.prepare();
    },
  );
  if (outcome.kind === 'posted') await warnOfShortBank(deps, kept, claim?.unseenLeft());
  else if (due.post) await tellTrouble(deps, kept, due.post, outcome);
  // Last, so that a crash before it makes the next tick look again; the round's slot cannot be taken twice.
  await moveOn(deps, kept, due);
}

async function moveOn(deps: Deps, kept: KeptSchedule, due: Due): Promise<void> {
  const missedDays = due.skipped.map(slot => slot.day);
  await deps.store.advanceSchedule(kept, { nextSlot: due.next?.at, missedDays, now: deps.now() });
  for (const _day of missedDays) deps.metrics.round('skipped');
  if (missedDays.length > 0) {
    deps.log.warn({ channel: kept.channel, missed: missedDays }, 'slots came too late to be posted');
  }
}

function orderOf(kept: KeptSchedule, slot: Slot): Order {
  return {
    workspace: kept.workspace,
    channel: kept.channel,
    timeZone: kept.schedule.timeZone,
    cause: { kind: 'slot', slot: slot.at },
    localDay: slot.day,
    ...(slot.closesAt !== undefined && { closesAt: slot.closesAt }),
  };
}

/** What happened instead of a question, with what to do; once per slot. An unconfirmed post heals by itself. */
async function tellTrouble(
  deps: Deps,
  kept: KeptSchedule,
  slot: Slot,
  outcome: PostOutcome | { kind: 'too-late' },
): Promise<void> {
  const { workspace, channel } = kept;
  if (outcome.kind !== 'no-question' && outcome.kind !== 'refused') return;
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
      : (REFUSALS[outcome.code] ?? `Slack refused it (${outcome.code}).`);
  await tellManagers(deps, kept, {
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
async function warnOfShortBank(deps: Deps, kept: KeptSchedule, unseen = Infinity): Promise<void> {
  if (unseen > SLOTS_A_WEEK) return;
  const { workspace, channel, schedule } = kept;
  const slots = nextSlots(schedule, deps.now(), SLOTS_A_WEEK);
  if (unseen > slots.filter(slot => slot.at <= deps.now() + WEEK_MS).length) return;
  const month = localDay(deps.now(), schedule.timeZone).slice(0, 7);
  if (!(await deps.store.takeTicket('short-bank', `${workspace} ${channel} ${month}`, deps.now()))) return;
  const left =
    unseen === 0 ? 'no new question is' : unseen === 1 ? '1 new question is' : `${unseen} new questions are`;
  const then = 'Then they repeat, the one seen longest ago first. New ones go into knowledge/questions.';
  await tellManagers(deps, kept, {
    text: `In your study channel ${left} left. ${then}`,
    markup: mrkdwn`In ${channelMention(channel)} ${left} left. ${then}`,
  });
}
