import type { Library } from './library.ts';
import type { Log } from './log.ts';
import type { Metrics } from './monitor/metrics.ts';
import type { Pause } from './pause.ts';
import type { ClientFor } from './slack/clients.ts';
import type { FindInstallation } from './slack/installations.ts';
import type { Pace } from './slack/pace/pace.ts';
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
  pause: Pause;
  /** Aborted when the process is asked to stop: what runs is finished, nothing new is begun, no call is repeated. */
  stopping: AbortSignal;
  findInstallation: FindInstallation;
  /** The queue before Slack. */
  pace: Pace;
  /**
   * The Slack client of a workspace, for somebody who waits unless said otherwise. Its calls wait for their turn in
   * `pace`; it does not repeat what failed: `slack/call.ts` does.
   */
  clientFor: ClientFor;
}
