import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collectNow: () => void = runInNewContext('gc');

/** Everything that nothing leads to is gone from memory; a `WeakRef` holds on until the turn that made it is over. */
export async function collectGarbage(): Promise<void> {
  await setImmediate();
  collectNow();
}
