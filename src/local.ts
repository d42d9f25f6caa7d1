import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Deps } from './deps.ts';
import {
  asChannelId,
  asMemberKey,
  asUserId,
  asWorkspaceId,
  type ChannelId,
  type WorkspaceId,
} from './quiz/ids.ts';
import type { Schedule } from './quiz/schedule.ts';
import { upcomingSlots } from './quiz/slots.ts';
import { type Choice, isPlaced, type Snapshot } from './quiz/snapshot.ts';
import type { Sandbox } from './sandbox/sandbox.ts';
import { startSandbox } from './sandbox/server.ts';
import type { SandboxOptions } from './sandbox/settings.ts';
import type { Pace } from './slack/pace/pace.ts';
import { postRound } from './slack/rounds/post-round.ts';
import { showCount } from './slack/rounds/refresh-count.ts';
import type { Round } from './store/round-row.ts';

const TEAM = { id: 'T0LOCAL', name: 'Study Team' };
const STUDY = { id: 'C0STUDY', name: 'aif-study', topic: 'A question a day for AIF-C01', appIsMember: true };
const BEN = { id: 'U0BEN', name: 'ben', realName: 'Ben Okafor' };
const CHLOE = { id: 'U0CHLOE', name: 'chloe', realName: 'Chloe Martin' };
const DAY_MS = 24 * 60 * 60_000;
const LEAD = { id: 'U0ANNA', name: 'anna', realName: 'Anna Berg', isAdmin: true, isOwner: true };

/** Starts a local workspace for people to try the app in, with the app installed as the manifest says. */
export function startLocalWorkspace(
  options: { port: number; manifestPath: string } & Pick<
    SandboxOptions,
    'now' | 'delivery' | 'secrets' | 'team'
  >,
): Promise<Sandbox> {
  const timeZone = localTimeZone();
  const manifest = Manifest.parse(parse(readFileSync(options.manifestPath, 'utf8')));
  return startSandbox({
    port: options.port,
    ...(options.now && { now: options.now }),
    ...(options.delivery && { delivery: options.delivery }),
    ...(options.secrets && { secrets: options.secrets }),
    team: options.team ?? TEAM,
    members: [
      { ...LEAD, tz: timeZone },
      { ...BEN, tz: timeZone },
      { ...CHLOE, tz: timeZone },
    ],
    channels: [STUDY, { id: 'C0GENERAL', name: 'general', topic: 'Everything else' }],
    app: {
      name: manifest.features.bot_user.display_name,
      commands: manifest.features.slash_commands.map(
        ({ command, description, usage_hint, should_escape }) => ({
          command,
          description,
          usageHint: usage_hint,
          shouldEscape: should_escape,
        }),
      ),
      scopes: manifest.oauth_config.scopes.bot,
      events: manifest.settings.event_subscriptions.bot_events,
    },
  });
}

/** So far back the workspace's clock begins, to have a little history when somebody opens the page. */
export const HISTORY_MS = 3 * DAY_MS;

/** The days of history happen in a moment: the local workspace limits nothing, and somebody waits for the page. */
export const UNPACED: Pace = { run: (_turn, send) => send(), waiting: () => 0 };

/**
 * Lets the last days happen: a question each day, answers of two members, and a daily schedule that posts at this
 * time of day. It ends with today's question open, one answer to it, and the workspace's clock at the real time.
 */
export async function seedLocalWorkspace(deps: Deps, sandbox: Sandbox): Promise<void> {
  const timeZone = localTimeZone();
  const at = { workspace: asWorkspaceId(TEAM.id), channel: asChannelId(STUDY.id) };
  await deps.store.rememberChannel({
    ...at,
    id: at.channel,
    name: STUDY.name,
    status: 'active',
    now: deps.now(),
  });
  await deps.store.setTimeZone(at.workspace, at.channel, timeZone);
  for (let daysAgo = HISTORY_MS / DAY_MS; daysAgo > 0; daysAgo -= 1) {
    const posted = await postSlot(deps, at, timeZone);
    if (posted) {
      await answerRound(deps, posted, BEN, daysAgo !== 2);
      await answerRound(deps, posted, CHLOE, daysAgo === 2);
    }
    await sandbox.advanceClock(DAY_MS);
  }
  const today = await postSlot(deps, at, timeZone);
  if (today) {
    // So that this week's board is not empty on a Monday either.
    await answerRound(deps, today, CHLOE, true);
    await showCount(deps, today.id);
  }
  const schedule: Schedule = {
    days: [1, 2, 3, 4, 5, 6, 7],
    postAt: localTime(deps.now(), timeZone),
    timeZone,
    closeAt: undefined,
    paused: false,
    pausedUntil: undefined,
    skippedDays: [],
  };
  const from = { schedule, now: deps.now(), lastPostedDay: today?.localDay };
  const nextSlot = upcomingSlots(from, 1)[0]?.at;
  await deps.store.saveSchedule(
    { ...at, schedule, reminds: false, nextSlot, revision: 0 },
    asUserId(LEAD.id),
    deps.now(),
  );
}

async function postSlot(
  deps: Deps,
  at: { workspace: WorkspaceId; channel: ChannelId },
  timeZone: string,
): Promise<Round | undefined> {
  const posted = await postRound(deps, { ...at, timeZone, cause: { kind: 'slot', slot: deps.now() } });
  return posted.kind === 'posted' ? posted.round : undefined;
}

async function answerRound(
  deps: Deps,
  round: Round,
  person: { id: string; name: string },
  right: boolean,
): Promise<void> {
  const member = await deps.store.rememberMember({
    workspace: round.workspace,
    user: asUserId(person.id),
    key: asMemberKey(deps.newId()),
    name: person.name,
    timeZone: round.timeZone,
    now: deps.now(),
  });
  const chosen = right ? round.snapshot.key : wrongChoice(round.snapshot);
  const points = right ? round.points : 0;
  await deps.store.recordAnswer({
    round: round.id,
    member: member.key,
    chosen,
    correct: right,
    points,
    at: deps.now(),
  });
}

/** The next options instead of the right ones, or the right ones each in the next place. */
function wrongChoice({ type, key, options }: Snapshot): Choice {
  return isPlaced(type)
    ? [...key.slice(1), ...key.slice(0, 1)]
    : key.map(position => (position + 1) % options.length).toSorted((a, b) => a - b);
}

function localTime(now: number, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(now);
}

function localTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** The parts of the manifest that a workspace acts on. */
const Manifest = z.object({
  features: z.object({
    bot_user: z.object({ display_name: z.string() }),
    slash_commands: z.array(
      z.object({
        command: z.string(),
        description: z.string(),
        usage_hint: z.string(),
        should_escape: z.boolean(),
      }),
    ),
  }),
  oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()) }) }),
  settings: z.object({ event_subscriptions: z.object({ bot_events: z.array(z.string()) }) }),
});
