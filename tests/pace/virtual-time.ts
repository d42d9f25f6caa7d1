/** A clock that stands still until everything that runs waits for it, and then jumps to the next moment. */
export interface VirtualTime {
  /** Epoch ms. */
  now(): number;
  pause(milliseconds: number): Promise<void>;
  /** Lets time pass until the work is done. */
  until<T>(work: Promise<T>): Promise<T>;
}

export function virtualTime(start: number): VirtualTime {
  let now = start;
  const timers = new Map<number, (() => void)[]>();
  return {
    now: () => now,
    pause(milliseconds) {
      const at = Math.ceil(now + Math.max(0, milliseconds));
      return new Promise(resolve => {
        const waiting = timers.get(at);
        if (waiting) waiting.push(resolve);
        else timers.set(at, [resolve]);
      });
    },
    async until(work) {
      let isDone = false;
      const settled = (): void => {
        isDone = true;
      };
      work.then(settled, settled);
      for (;;) {
        // Promises that wait for nothing but each other, and a chain of statements, each of which waits for a turn.
        for (let turn = 0; turn < 20 && !isDone; turn += 1) await new Promise(setImmediate);
        if (isDone) return work;
        const next = Math.min(...timers.keys());
        if (next === Infinity) throw new Error('everything waits, and for nothing that will come');
        now = Math.max(now, next);
        const due = timers.get(next) ?? [];
        timers.delete(next);
        for (const wake of due) wake();
      }
    },
  };
}
