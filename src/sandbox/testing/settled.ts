import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Stage } from '../acts/stage.ts';
import type { CallLog } from '../calls.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** Turns of the event loop that must pass without traffic: an app in this process may be about to call. */
const quietTurns = 5;

/** Resolves when no delivery and no call is under way, nor was for a few turns of the event loop. */
export async function settled({ workspace, courier }: Stage, calls: CallLog): Promise<void> {
  await workspace.clock.settled();
  for (let quiet = 0; quiet < quietTurns; ) {
    if (courier.inFlight() + calls.inFlight() === 0) {
      quiet += 1;
      await nextTurn();
    } else {
      quiet = 0;
      await nextTraffic(workspace);
    }
  }
}

function nextTraffic({ changes }: Workspace): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const unsubscribe = changes.subscribe(({ kind }) => {
    if (kind === 'traffic') resolve();
  });
  return promise.finally(unsubscribe);
}
