import type { WebClient } from '@slack/web-api';
import type { Library } from './library.ts';
import type { Log } from './log.ts';
import type { Metrics } from './monitor/metrics.ts';
import type { WorkspaceId } from './quiz/ids.ts';
import type { FindInstallation } from './slack/installations.ts';
import type { Store } from './store/store.ts';

/** Everything that the app takes from outside: built once in `main.ts`, and by tests. */
export interface Deps {
  store: Store;
  /** The guide, the bank and the index as they stand; they can be replaced while the app runs. */
  library: () => Library;
  log: Log;
  metrics: Metrics;
  /** Epoch milliseconds. */
  now: () => number;
  /** A new random id. */
  newId: () => string;
  /** Resolves after that time, or as soon as the process is asked to stop. */
  pause: (milliseconds: number) => Promise<void>;
  /** Aborted when the process is asked to stop: what runs is finished, nothing new is begun, no call is repeated. */
  stopping: AbortSignal;
  findInstallation: FindInstallation;
  /** The Slack client of a workspace. It neither retries nor waits: `slack/call.ts` does. */
  clientFor: (workspace: WorkspaceId) => Promise<WebClient>;
}
