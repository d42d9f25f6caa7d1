// The process: reads the environment, opens everything, connects it, and closes it again on a signal.
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Receiver } from '@slack/bolt';
import { createApp } from './app.ts';
import { type Closing, closeOnSignals } from './closing.ts';
import { type Config, parseConfig } from './config.ts';
import { askSlack, identifyInstallation } from './connect.ts';
import { formatProblem } from './content/problem.ts';
import type { Deps } from './deps.ts';
import { StartError } from './errors.ts';
import { startTicker } from './jobs/ticker.ts';
import { CACHE, openKnowledge } from './kept-knowledge.ts';
import { type Library, libraryFrom } from './library.ts';
import { fingerprintOf } from './live/fingerprint.ts';
import { liveLibrary } from './live/live-library.ts';
import { knowledgeReader } from './live/read-knowledge.ts';
import { startLooking } from './live/start-looking.ts';
import { tellLook } from './live/tell-look.ts';
import { createLog, type Log } from './log.ts';
import { openConfiguredStore, probeClock, probeDatabase } from './open-configured-store.ts';
import { openMonitor } from './open-monitor.ts';
import { openOrExplain } from './open-or-explain.ts';
import { slackErrorCode } from './slack/call.ts';
import { clientPool, type SlackAccess } from './slack/clients.ts';
import { installationFinder } from './slack/installations.ts';
import { createPace } from './slack/pace/pace.ts';
import { type ConnectedSlack, httpReceiver, socketReceiver } from './slack/receivers.ts';
import { seenRequests } from './slack/seen-requests.ts';

const ROOT = join(import.meta.dirname, '..');

try {
  await run();
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  console.error(`The app cannot start:\n${error.problems.map(problem => `- ${problem}`).join('\n')}`);
  process.exit(1);
}

async function run(): Promise<void> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const config = parseConfig(process.env);
  const log = createLog(config.logLevel, process.stdout);
  const closing = closeOnSignals(log);
  surviveRejections(log);
  try {
    await start(config, log, closing);
  } catch (error) {
    // A stop cuts a start short, wherever it is; then the process ends as any other that was told to.
    if (!closing.stopping.aborted) throw error;
  }
}

async function start(config: Config, log: Log, closing: Closing): Promise<void> {
  const { pause, stopping } = closing;
  const monitor = await openOrExplain(() => openMonitor(config, closing, log));
  const { metrics, readiness } = monitor;
  const knowledgeDir = config.knowledgeDir ?? join(ROOT, 'knowledge');
  const seen = await fingerprintOf(knowledgeDir);
  const read = knowledgeReader(knowledgeDir);
  const live = liveLibrary(
    { library: await openLibrary(knowledgeDir), seen },
    { fingerprint: () => fingerprintOf(knowledgeDir), read: () => read(new Date()) },
  );
  const { store, remove } = await openConfiguredStore(config.database, { log, readiness, pause });
  closing.onStop(async () => {
    await store.close();
    remove();
  });
  // Loaded only here: with real tokens none of the local workspace is in the process.
  const local = config.slack.kind === 'local' ? await import('./local.ts') : undefined;
  const sandbox = await openOrExplain(async () =>
    local?.startLocalWorkspace({
      port: config.port,
      manifestPath: join(ROOT, 'manifest.yml'),
      now: () => Date.now() - local.HISTORY_MS,
    }),
  );
  if (sandbox) closing.onStop(() => sandbox.close());
  const slack: ConnectedSlack =
    config.slack.kind === 'local' && sandbox
      ? { kind: 'socket', botToken: sandbox.botToken, appToken: sandbox.appToken, apiUrl: sandbox.apiUrl }
      : (config.slack as ConnectedSlack);

  const now = sandbox?.now ?? Date.now;
  const findInstallation = installationFinder(store, now);
  const access: SlackAccess = { apiUrl: slack.apiUrl, log, onCall: monitor.onCall };
  // By the machine's own clock, since Slack's limits know no other.
  const pace = createPace({ meter: store, log, now: Date.now, pause, stopping });
  const deps: Deps = {
    store,
    library: live.current,
    log,
    metrics,
    now,
    newId: randomUUID,
    pause,
    pace,
    stopping,
    findInstallation,
    clientFor: clientPool(findInstallation, pace, access),
  };
  const installation = await identifyInstallation(slack.botToken, access, { pause, readiness });
  await store.saveInstallation(installation, deps.now());
  const app = createApp(deps, { receiver: receiverFor(slack), access });
  await openOrExplain(() => app.bolt.start());
  if (local && sandbox) {
    const clientFor = clientPool(findInstallation, local.UNPACED, access);
    await local.seedLocalWorkspace({ ...deps, pace: local.UNPACED, clientFor }, sandbox);
  }
  const ticker = startTicker(deps);
  sandbox?.onClockAdvanced(() => ticker.tick());
  closing.onStop(async () => void (await Promise.all([app.stop(), ticker.stop()])));
  // Not waited for: after a long night there may be thousands of questions to post.
  void ticker.tick();
  const looking = startLooking(
    live,
    look => tellLook(look, knowledgeDir, { log, terminal: line => console.error(line) }),
    log,
  );
  closing.onStop(looking.stop);
  monitor.watch({
    database: how => probeDatabase(store, how),
    slack: () => askSlack(slack.botToken, access),
    clock: () => probeClock(store),
  });
  log.info({ slack: config.slack.kind, sections: live.current().knowledge.sections.length }, 'ready');
  if (sandbox) console.log(`\n  A local workspace to try the app in:  ${sandbox.url}\n`);

  function receiverFor(connected: ConnectedSlack): Receiver {
    if (connected.kind === 'socket') return socketReceiver(connected.appToken, access, monitor.onConnected);
    const { signingSecret } = connected;
    return httpReceiver({ signingSecret, door: monitor.door, access, metrics, isNew: seenRequests(deps) });
  }
}

/**
 * The SDK's websocket client can reject a promise with nothing when it disconnects while it reconnects
 * (node-slack-sdk #2656), and with Slack's refusal when a token was revoked meanwhile; neither is a reason to die.
 * Everything else ends the process as usual.
 */
function surviveRejections(log: Log): void {
  process.on('unhandledRejection', reason => {
    const code = slackErrorCode(reason);
    if (reason !== undefined && code === undefined) throw reason;
    log.warn({ code }, 'the websocket client dropped a connection');
  });
}

async function openLibrary(folder: string): Promise<Library> {
  const loaded = await openKnowledge(folder, CACHE, new Date());
  if (loaded.kind === 'loaded') return libraryFrom(loaded.knowledge, loaded.search);
  const errors = loaded.problems.filter(problem => problem.severity === 'error');
  throw new StartError(errors.map(problem => formatProblem(problem, folder)));
}
