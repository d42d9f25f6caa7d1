import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { expect } from 'vitest';
import { createApp } from '../../src/app.ts';
import type { Question } from '../../src/bank/question.ts';
import { identifyInstallation } from '../../src/connect.ts';
import type { Deps } from '../../src/deps.ts';
import type { Library } from '../../src/library.ts';
import { startLocalWorkspace } from '../../src/local.ts';
import { createLog } from '../../src/log.ts';
import { type PrometheusMetrics, prometheusMetrics } from '../../src/monitor/prometheus.ts';
import { readiness } from '../../src/monitor/readiness.ts';
import { asChannelId, asWorkspaceId } from '../../src/quiz/ids.ts';
import type { PageMessage } from '../../src/sandbox/page-protocol.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import type { Actor } from '../../src/sandbox/testing/actor.ts';
import { clientPool, type SlackAccess } from '../../src/slack/clients.ts';
import { installationFinder } from '../../src/slack/installations.ts';
import { createPace } from '../../src/slack/pace/pace.ts';
import { socketReceiver } from '../../src/slack/receivers.ts';
import { sqliteDialect } from '../../src/store/sqlite-dialect.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { shippedLibrary } from '../shipped-library.ts';

// Kept as a start of the app keeps it: dozens of test files would read and index the same knowledge again.
export const library = await shippedLibrary();

/** The same guide with other questions in the bank. */
export function withQuestions(questions: readonly Question[]): Library {
  return { ...library, knowledge: { ...library.knowledge, questions: [...questions] } };
}

export const workspace = asWorkspaceId('T0LOCAL');
export const study = asChannelId('C0STUDY');
/** Monday, 9:00 in Berlin. */
export const START = Date.parse('2026-11-23T08:00:00Z');
/** How much faster than the real one the app's waiting passes. */
const FASTER = 50;

/** The whole app, connected through the real SDK to a local workspace, with everything it said in its log. */
export interface AppStand {
  sandbox: Sandbox;
  deps: Deps;
  metrics: PrometheusMetrics;
  log: string[];
  /** An admin of the workspace. */
  anna: Actor;
  ben: Actor;
  chloe: Actor;
  /** The newest message of the study channel that a member sees and that says all this; waits for it. */
  sees(member: Actor, ...texts: string[]): Promise<PageMessage>;
  /** Stops the app and starts another one on the same database, as a new version is put in place. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export async function standUp(
  options: {
    pause?: Deps['pause'];
    complaints?: RegExp;
    timeout?: number;
    library?: Deps['library'];
    team?: { id: string; name: string };
    /** Another stand's database: then that one closes it. */
    store?: Store;
  } = {},
): Promise<AppStand> {
  const sandbox = await startLocalWorkspace({
    port: 0,
    manifestPath: 'manifest.yml',
    now: () => START,
    ...(options.team && { team: options.team }),
  });
  const store = options.store ?? (await openStore(sqliteDialect(':memory:')));
  const log: string[] = [];
  const findInstallation = installationFinder(store, sandbox.now);
  const metrics = prometheusMetrics({ withProcess: false });
  const access: SlackAccess = {
    apiUrl: sandbox.apiUrl,
    log: createLog('info', { write: line => log.push(line) }),
    onCall: metrics.slackCall,
    ...(options.timeout !== undefined && { timeout: options.timeout }),
  };
  // Waiting is the same, only shorter.
  const shorter = async (milliseconds: number): Promise<void> =>
    void (await setTimeout(milliseconds / FASTER));
  const stopping = new AbortController().signal;
  const pace = createPace({
    meter: store,
    log: access.log,
    now: () => START + performance.now() * FASTER,
    pause: shorter,
    stopping,
  });
  const deps: Deps = {
    store,
    library: options.library ?? (() => library),
    log: access.log,
    metrics,
    now: sandbox.now,
    newId: randomUUID,
    pause: options.pause ?? shorter,
    stopping,
    pace,
    findInstallation,
    clientFor: clientPool(findInstallation, pace, access),
  };
  await store.saveInstallation(
    await identifyInstallation(sandbox.botToken, access, {
      pause: deps.pause,
      readiness: readiness(() => {}),
    }),
    deps.now(),
  );
  const start = async () => {
    const app = createApp(deps, { receiver: socketReceiver(sandbox.appToken, access, () => {}), access });
    await app.bolt.start();
    return app;
  };
  let app = await start();
  const stop = async () => {
    await app.stop();
    await sandbox.until(() => sandbox.connections() === 0);
  };
  return {
    sandbox,
    deps,
    metrics,
    log,
    anna: sandbox.as('anna'),
    ben: sandbox.as('ben'),
    chloe: sandbox.as('chloe'),
    sees: (member, ...texts) =>
      sandbox.until(() =>
        member
          .messages('aif-study')
          .findLast(message => texts.every(text => wordsOf(message).includes(text))),
      ),
    async restart() {
      await stop();
      app = await start();
    },
    async close() {
      await stop();
      if (!options.store) await store.close();
      await sandbox.close();
      // Answers that Slack would have dropped without a word.
      expect(sandbox.complaints.filter(text => !options.complaints?.test(text))).toEqual([]);
    },
  };
}

/** Everything that a message shows. */
export function wordsOf(message: { blocks: readonly unknown[]; text: string }): string {
  return `${message.text}\n${textsIn(message.blocks).join('\n')}`;
}

function textsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    typeof part === 'string' ? (key === 'text' ? [part] : []) : textsIn(part),
  );
}
