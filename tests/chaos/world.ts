import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { Deps } from '../../src/deps.ts';
import { closeDue } from '../../src/jobs/close-due.ts';
import { postDue } from '../../src/jobs/post-due.ts';
import { remind } from '../../src/jobs/remind.ts';
import { repairSlots } from '../../src/jobs/repair-slots.ts';
import { rescueRounds } from '../../src/jobs/rescue.ts';
import { withdrawSeconds } from '../../src/jobs/withdraw.ts';
import { createLog } from '../../src/log.ts';
import { prometheusMetrics } from '../../src/monitor/prometheus.ts';
import {
  asChannelId,
  asUserId,
  asWorkspaceId,
  type ChannelId,
  type WorkspaceId,
} from '../../src/quiz/ids.ts';
import type { Schedule } from '../../src/quiz/schedule.ts';
import { upcomingSlots } from '../../src/quiz/slots.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { startSandbox } from '../../src/sandbox/server.ts';
import type { Message } from '../../src/sandbox/workspace/messages.ts';
import { clientPool } from '../../src/slack/clients.ts';
import { createPace } from '../../src/slack/pace/pace.ts';
import type { Store } from '../../src/store/store.ts';
import { library } from '../slack/app-stand.ts';

export const MINUTE = 60_000;
/** Monday, 08:00 in UTC. */
export const START = Date.parse('2026-11-23T08:00:00Z');
export const T1 = asWorkspaceId('T0LOCAL');
export const C1 = asChannelId('C0STUDY');

/** Waiting is the same, only shorter. */
const FASTER = 200;
const shorter = async (milliseconds: number): Promise<void> => void (await setTimeout(milliseconds / FASTER));

/** A Slack with one study channel whose clock moves only when it is told to. */
export function startSlack(): Promise<Sandbox> {
  return startSandbox({
    now: () => START,
    channels: [{ id: C1, name: 'study', appIsMember: true }],
  });
}

/** One more instance of the app on the same database and Slack, without a connection for requests. */
export function anInstance(
  sandbox: Pick<Sandbox, 'botToken' | 'apiUrl' | 'now'>,
  store: Store,
  changes: Partial<Deps> & { workspace?: WorkspaceId; lines?: string[] } = {},
): Deps {
  const { workspace = T1, lines = [], ...rest } = changes;
  const log = createLog('info', { write: line => void lines.push(line) });
  const stopping = new AbortController().signal;
  const pace = createPace({
    meter: store,
    log,
    now: () => START + performance.now() * FASTER,
    pause: shorter,
    stopping,
  });
  const findInstallation: Deps['findInstallation'] = async () => ({
    workspace,
    teamId: workspace,
    enterpriseId: undefined,
    botUserId: 'U0APP',
    botId: 'B0APP',
    token: sandbox.botToken,
  });
  const metrics = prometheusMetrics({ withProcess: false });
  return {
    store,
    library: () => library,
    log,
    metrics,
    now: sandbox.now,
    newId: randomUUID,
    pause: shorter,
    stopping,
    pace,
    findInstallation,
    clientFor: clientPool(findInstallation, pace, {
      apiUrl: sandbox.apiUrl,
      log: createLog('error', { write: () => {} }),
      onCall: () => {},
      timeout: 2_000,
    }),
    ...rest,
  };
}

/** What every minute does, one job after the other. */
export async function tick(deps: Deps): Promise<void> {
  for (const job of [closeDue, repairSlots, postDue, remind, rescueRounds, withdrawSeconds]) await job(deps);
}

/** Weekdays at 09:00 until 17:00, UTC. */
export const WEEKDAYS: Schedule = {
  days: [1, 2, 3, 4, 5],
  postAt: '09:00',
  timeZone: 'UTC',
  closeAt: '17:00',
  paused: false,
  pausedUntil: undefined,
  skippedDays: [],
};

export async function schedule(
  store: Store,
  now: number,
  {
    workspace = T1,
    channel = C1,
    ...changes
  }: Partial<Schedule> & { workspace?: WorkspaceId; channel?: ChannelId } = {},
): Promise<void> {
  const wanted = { ...WEEKDAYS, ...changes };
  await store.rememberChannel({ workspace, id: channel, name: channel, status: 'active', now });
  const lastPostedDay = undefined;
  const nextSlot = upcomingSlots({ schedule: wanted, now, lastPostedDay }, 1)[0]?.at;
  const revision = (await store.findSchedule(workspace, channel))?.revision ?? 0;
  await store.saveSchedule(
    { workspace, channel, schedule: wanted, reminds: false, nextSlot, revision },
    asUserId('U0ANNA'),
    now,
  );
}

/** The questions and results that the channel shows now: one for each round. */
export function questionsIn(sandbox: Sandbox, channel: string = C1): readonly Message[] {
  return sandbox.messages(channel).filter(message => message.metadata !== undefined);
}

export function resultsIn(sandbox: Sandbox, channel: string = C1): readonly Message[] {
  return questionsIn(sandbox, channel).filter(({ blocks }) => JSON.stringify(blocks).includes('"Result"'));
}
