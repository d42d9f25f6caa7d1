// Waiting for something to become true in the workspace, by its changes and not by the clock.
import type { Stage } from '../acts/stage.ts';
import type { CallLog } from '../calls.ts';
import { describeWorkspace } from './describe.ts';

export interface UntilOptions {
  timeoutMs?: number;
  /** Named in the failure. */
  what?: string;
}

type Truthy<Value> = Exclude<Value, false | undefined | null>;

/** Gives back the first result that is neither `false` nor missing; rejects with what the workspace shows. */
export function until<Value>(
  { workspace }: Stage,
  calls: CallLog,
  predicate: () => Value,
  { timeoutMs = 5_000, what = 'the expected state' }: UntilOptions = {},
): Promise<Truthy<Value>> {
  return new Promise((resolve, reject) => {
    let isOver = false;
    const finish = (settle: () => void) => {
      isOver = true;
      unsubscribe();
      clearTimeout(timer);
      settle();
    };
    const check = () => {
      if (isOver) return;
      try {
        const value = predicate();
        // It would count as found at once.
        if (value instanceof Promise)
          throw new TypeError('until() looks at the workspace: no promise is needed');
        if (isFound(value)) finish(() => resolve(value));
      } catch (error) {
        finish(() => reject(error));
      }
    };
    const unsubscribe = workspace.changes.subscribe(check);
    const timer = setTimeout(() => {
      const shown = describeWorkspace(workspace, calls);
      finish(() =>
        reject(new Error(`Waited ${timeoutMs} ms in vain for ${what}. The workspace shows:\n${shown}`)),
      );
    }, timeoutMs);
    check();
  });
}

function isFound<Value>(value: Value): value is Truthy<Value> {
  return value !== false && value !== undefined && value !== null;
}
