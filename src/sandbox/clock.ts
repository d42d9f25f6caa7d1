// The workspace's clock: the host's clock plus an offset that only grows.

export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  advance(milliseconds: number): void;
  /** Listeners may be asynchronous; `settled` waits for them. */
  onAdvanced(listener: () => unknown): () => void;
  settled(): Promise<void>;
}

export function createClock(base: () => number): Clock {
  let offset = 0;
  const listeners = new Set<() => unknown>();
  const running = new Set<Promise<unknown>>();
  return {
    now: () => base() + offset,
    advance(milliseconds) {
      if (!(milliseconds >= 0)) throw new RangeError('the clock only runs forward');
      offset += milliseconds;
      for (const listener of listeners) {
        const run: Promise<unknown> = Promise.resolve(listener())
          .catch(() => undefined)
          .finally(() => running.delete(run));
        running.add(run);
      }
    },
    onAdvanced(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async settled() {
      await Promise.all(running);
    },
  };
}
