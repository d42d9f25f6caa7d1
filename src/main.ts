// The process: reads the environment, opens everything, connects it, and closes it again on a signal.
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { createApp } from './app.ts';
import { startRules } from './bank/lint/rules.ts';
import { type DatabaseConfig, parseConfig } from './config.ts';
import { identifyInstallation } from './connect.ts';
import { formatProblem } from './content/problem.ts';
import type { Deps } from './deps.ts';
import { StartError } from './errors.ts';
import { startTicker } from './jobs/ticker.ts';
import { loadKnowledge } from './knowledge.ts';
import { buildLibrary, type Library } from './library.ts';
import { fingerprintOf } from './live/fingerprint.ts';
import { liveLibrary } from './live/live-library.ts';
import { knowledgeReader } from './live/read-knowledge.ts';
import { startLooking } from './live/start-looking.ts';
import { tellLook } from './live/tell-look.ts';
import { createLog, type Log } from './log.ts';
import { prometheusMetrics } from './monitor/prometheus.ts';
import { openOrExplain } from './open-or-explain.ts';
import { clientPool, type SlackAccess } from './slack/clients.ts';
import { installationFinder } from './slack/installations.ts';
import { createPace } from './slack/pace/pace.ts';
import { type ConnectedSlack, receiverFor } from './slack/receivers.ts';
import { openStore, type Store } from './store/store.ts';

const ROOT = join(import.meta.dirname, '..');

/** How long a stop may take before the process ends all the same. */
const STOP_WITHIN_MS = 9_000;

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
  const knowledgeDir = config.knowledgeDir ?? join(ROOT, 'knowledge');
  const seen = await fingerprintOf(knowledgeDir);
  const read = knowledgeReader(knowledgeDir);
  const live = liveLibrary(
    { library: openLibrary(knowledgeDir), seen },
    { fingerprint: () => fingerprintOf(knowledgeDir), read: () => read(new Date()) },
  );
  const { store, remove } = await openOrExplain(() => openConfiguredStore(config.database, log));
  // Loaded only here: with real tokens none of the local workspace is in the process.
  const local = config.slack.kind === 'local' ? await import('./local.ts') : undefined;
  const sandbox = await openOrExplain(async () =>
    local?.startLocalWorkspace({
      port: config.port,
      manifestPath: join(ROOT, 'manifest.yml'),
      now: () => Date.now() - local.HISTORY_MS,
    }),
  );
  const slack: ConnectedSlack =
    config.slack.kind === 'local' && sandbox
      ? { kind: 'socket', botToken: sandbox.botToken, appToken: sandbox.appToken, apiUrl: sandbox.apiUrl }
      : (config.slack as ConnectedSlack);

  const now = sandbox?.now ?? Date.now;
  const findInstallation = installationFinder(store, now);
  const metrics = prometheusMetrics({ withProcess: true });
  const access: SlackAccess = { apiUrl: slack.apiUrl, log, onCall: metrics.slackCall };
  const stopping = new AbortController();
  const pause = pauseUntil(stopping.signal);
  // By the machine's own clock, since Slack's limits know no other.
  const pace = createPace({ meter: store, log, now: Date.now, pause, stopping: stopping.signal });
  const deps: Deps = {
    store,
    library: live.current,
    log,
    metrics,
    now,
    newId: randomUUID,
    pause,
    pace,
    stopping: stopping.signal,
    findInstallation,
    clientFor: clientPool(findInstallation, pace, access),
  };
  const installation = await identifyInstallation(slack.botToken, access, deps.pause);
  await store.saveInstallation(installation, deps.now());
  const app = createApp(deps, { receiver: receiverFor(slack, config.port, access), access });
  await openOrExplain(() => app.bolt.start());
  if (local && sandbox) await local.seedLocalWorkspace(deps, sandbox);
  const ticker = startTicker(deps);
  sandbox?.onClockAdvanced(() => ticker.tick());
  // Not waited for: after a long night there may be thousands of questions to post.
  void ticker.tick();
  const looking = startLooking(
    live,
    look => tellLook(look, knowledgeDir, { log, terminal: line => console.error(line) }),
    log,
  );

  const stop = async (signal: string): Promise<void> => {
    log.info({ signal }, 'stopping');
    stopping.abort();
    looking.stop();
    globalThis.setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    await Promise.all([app.stop(), ticker.stop()]);
    await store.close();
    await sandbox?.close();
    remove();
    log.info('stopped');
    process.exit(0);
  };
  // The SDK's websocket client can reject a promise with nothing when it disconnects while it reconnects
  // (node-slack-sdk #2656); it connects again by itself. Everything else ends the process as usual.
  process.on('unhandledRejection', reason => {
    if (reason !== undefined) throw reason;
    log.warn('the websocket client dropped a connection');
  });
  process.once('SIGTERM', signal => void stop(signal));
  process.once('SIGINT', signal => void stop(signal));
  log.info({ slack: config.slack.kind, sections: live.current().knowledge.sections.length }, 'ready');
  if (sandbox) console.log(`\n  A local workspace to try the app in:  ${sandbox.url}\n`);
}

/** Waiting that ends early when the process stops. */
function pauseUntil(stopping: AbortSignal): Deps['pause'] {
  return milliseconds => setTimeout(milliseconds, undefined, { signal: stopping }).catch(() => {});
}

function openLibrary(folder: string): Library {
  const loaded = loadKnowledge(folder, new Date(), startRules);
  if (loaded.kind === 'loaded') return buildLibrary(loaded.knowledge);
  const errors = loaded.problems.filter(problem => problem.severity === 'error');
  throw new StartError(errors.map(problem => formatProblem(problem, folder)));
}

async function openConfiguredStore(
  database: DatabaseConfig,
  log: Log,
): Promise<{ store: Store; remove: () => void }> {
  if (database.kind === 'postgres') {
    const { postgresDialect } = await import('./store/postgres-dialect.ts');
    const onLost = (err: Error): void => log.warn({ err }, 'a database connection broke');
    return { store: await openStore(postgresDialect(database.url, onLost)), remove: () => {} };
  }
  const { sqliteDialect } = await import('./store/sqlite-dialect.ts');
  if (database.kind === 'sqlite') {
    mkdirSync(dirname(database.path), { recursive: true });
    return { store: await openStore(sqliteDialect(database.path)), remove: () => {} };
  }
  const folder = mkdtempSync(join(tmpdir(), 'aif-'));
  const store = await openStore(sqliteDialect(join(folder, 'aif.db')));
  return { store, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
