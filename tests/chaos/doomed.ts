import type { Deps } from '../../src/deps.ts';

/** An instance that dies after one of its steps: what was done stays, and nothing more comes of it. */
export interface Doomed {
  deps: Deps;
  /** Every write and read of the database and every call to Slack so far, by name. */
  steps: string[];
  /** Resolves when it is dead. */
  died: Promise<void>;
}

const never = (): Promise<never> => new Promise(() => {});

/** `lives`: how many steps it does before it dies; the last one is done, and its answer is not heard any more. */
export function doomed(deps: Deps, lives: number): Doomed {
  const steps: string[] = [];
  let isDead = lives === 0;
  let die: () => void = () => {};
  const died = new Promise<void>(resolve => {
    die = resolve;
  });
  if (isDead) die();

  async function step(name: string, run: () => Promise<unknown>): Promise<unknown> {
    if (isDead) return never();
    steps.push(name);
    const isLast = steps.length === lives;
    if (isLast) isDead = true;
    try {
      return await run();
    } finally {
      if (isLast) die();
      // Whatever the answer was, nobody is there to hear it.
      if (isDead) await never();
    }
  }

  /** The same object with every function in it, at any depth, as a step. */
  function inSteps<T extends object>(target: T, prefix: string): T {
    return new Proxy(target, {
      get(object, key) {
        const value: unknown = Reflect.get(object, key);
        const name = `${prefix}${String(key)}`;
        if (typeof value === 'function') {
          return (...args: unknown[]) => step(name, async () => Reflect.apply(value, object, args));
        }
        if (typeof value === 'object' && value !== null) return inSteps(value, `${name}.`);
        return value;
      },
    });
  }

  return {
    steps,
    died,
    deps: {
      ...deps,
      store: inSteps(deps.store, ''),
      clientFor: async (workspace, pacing) => {
        const client = await deps.clientFor(workspace, pacing);
        return inSteps(client, '');
      },
    },
  };
}
