// Deadlines and retries wait on these, so that tests decide when time passes.

export interface Timers {
  /** Runs once after `milliseconds`; the returned function cancels it. */
  after(milliseconds: number, run: () => void): () => void;
}

export const realTimers: Timers = {
  after(milliseconds, run) {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
};

export interface ManualTimers extends Timers {
  /** Lets time pass: everything due by then runs, in order of its deadline. */
  advance(milliseconds: number): void;
  /** How many timers wait. */
  pending(): number;
}

export function manualTimers(): ManualTimers {
  let now = 0;
  let nextId = 0;
  const waiting = new Map<number, { due: number; run: () => void }>();
  const earliest = (until: number) =>
    [...waiting].filter(([, timer]) => timer.due <= until).sort(([, a], [, b]) => a.due - b.due)[0];
  return {
    after(milliseconds, run) {
      const id = nextId++;
      waiting.set(id, { due: now + milliseconds, run });
      return () => waiting.delete(id);
    },
    advance(milliseconds) {
      const until = now + milliseconds;
      for (let next = earliest(until); next !== undefined; next = earliest(until)) {
        const [id, timer] = next;
        waiting.delete(id);
        now = Math.max(now, timer.due);
        timer.run();
      }
      now = until;
    },
    pending: () => waiting.size,
  };
}
