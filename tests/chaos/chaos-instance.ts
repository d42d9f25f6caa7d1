// One instance in a process of its own, so that it can be killed: the app's jobs on a clock that runs faster.

import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { startTicker } from '../../src/jobs/ticker.ts';
import type { Knowledge } from '../../src/knowledge.ts';
import { createLog } from '../../src/log.ts';
import { prometheusMetrics } from '../../src/monitor/prometheus.ts';
import { asWorkspaceId } from '../../src/quiz/ids.ts';
import { clientPool } from '../../src/slack/clients.ts';
import { createPace } from '../../src/slack/pace/pace.ts';
import { postgresDialect } from '../../src/store/postgres-dialect.ts';
import { openStore } from '../../src/store/store.ts';
import { type ChaosSettings, chaosClock } from './chaos-clock.ts';

const settings: ChaosSettings = JSON.parse(process.env.CHAOS ?? '{}');
const clock = chaosClock(settings);
process.on('message', (offset: number) => clock.moveTo(offset));
// Without the one that started it there is nothing to do.
process.on('disconnect', () => process.exit(0));

const knowledge: Knowledge = JSON.parse(readFileSync(settings.knowledge, 'utf8'));
const log = createLog('info', process.stdout);
const store = await openStore(
  postgresDialect(settings.databaseUrl, err => log.warn({ err }, 'connection lost')),
);
const stopping = new AbortController().signal;
const pause = async (milliseconds: number): Promise<void> =>
  void (await setTimeout(milliseconds / settings.faster));
const pace = createPace({ meter: store, log, now: clock.now, pause, stopping });
const workspace = asWorkspaceId(settings.workspace);
const findInstallation = async () => ({
  workspace,
  teamId: workspace,
  enterpriseId: undefined,
  botUserId: 'U0APP',
  botId: 'B0APP',
  token: settings.token,
});
const notAsked = (): never => {
  throw new Error('nobody asks here');
};

const ticker = startTicker({
  store,
  library: () => ({ knowledge, ask: notAsked, answerFrom: notAsked, findSection: () => undefined }),
  log,
  metrics: prometheusMetrics({ withProcess: false }),
  now: clock.now,
  newId: randomUUID,
  pause,
  stopping,
  pace,
  findInstallation,
  clientFor: clientPool(findInstallation, pace, {
    apiUrl: settings.apiUrl,
    log: createLog('error', process.stdout),
    onCall: () => {},
    timeout: settings.timeout,
  }),
});
process.send?.('at work');
for (;;) {
  void ticker.tick();
  await pause(60_000);
}
