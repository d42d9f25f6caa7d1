import type { WebClient } from '@slack/web-api';
import type { Library } from './library.ts';
import type { Log } from './log.ts';
import type { WorkspaceId } from './quiz/ids.ts';
import type { FindInstallation } from './slack/installations.ts';
import type { Store } from './store/store.ts';

/** Everything that the app takes from outside: built once in `main.ts`, and by tests. */
export interface Deps {
  store: Store;
  /** The guide, the bank and the index as they stand; they can be replaced while the app runs. */
  library: () => Library;
  log: Log;
  /** Epoch milliseconds. */
  now: () => number;
  /** A new random id. */
  newId: () => string;
  pause: (milliseconds: number) => Promise<void>;
  findInstallation: FindInstallation;
  /** The Slack client of a workspace. It neither retries nor waits: `slack/call.ts` does. */
  clientFor: (workspace: WorkspaceId) => Promise<WebClient>;
}
