import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { Deps } from '../../src/deps.ts';
import { loadKnowledge } from '../../src/knowledge.ts';
import { buildLibrary, type Library } from '../../src/library.ts';
import { createLog } from '../../src/log.ts';
import { prometheusMetrics } from '../../src/monitor/prometheus.ts';
import { clientPool } from '../../src/slack/clients.ts';
import { installationFinder } from '../../src/slack/installations.ts';
import { createPace } from '../../src/slack/pace/pace.ts';
import type { Store } from '../../src/store/store.ts';

/** The knowledge folder as the app has it. */
export function shippedLibrary(): Promise<Library> {
  const loaded = loadKnowledge('knowledge', new Date(), []);
  if (loaded.kind === 'broken') throw new Error('the knowledge folder has problems');
  return buildLibrary(loaded.knowledge);
}

/** What the app is built from, in this process, at a moment that stays. */
export function benchDeps(store: Store, given: { library: Library; now: number; apiUrl: string }): Deps {
  const log = createLog('error', process.stderr);
  const now = () => given.now;
  const findInstallation = installationFinder(store, now);
  const pause = async (time: number): Promise<void> => void (await setTimeout(time));
  const stopping = new AbortController().signal;
  const pace = createPace({ meter: store, log, now: Date.now, pause, stopping });
  return {
    store,
    library: () => given.library,
    log,
    metrics: prometheusMetrics({ withProcess: false }),
    now,
    newId: randomUUID,
    pause,
    stopping,
    pace,
    findInstallation,
    clientFor: clientPool(findInstallation, pace, { apiUrl: given.apiUrl, log, onCall: () => {} }),
  };
}
