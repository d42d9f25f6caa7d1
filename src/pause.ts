/** Resolves after that time, or as soon as `over` is settled or the process is asked to stop. */
export type Pause = (milliseconds: number, over?: Promise<unknown>) => Promise<void>;

/**
 * Thousands may wait at once, so they share one listener. Their places are used again and again: a set is copied
 * whenever it filled up with what was deleted, and what waited at that moment hangs on the thrown-away copy until V8
 * collects everything, together with all that it waited for.
 */
export function pauseUntil(stopping: AbortSignal): Pause {
  const waiting: ((() => void) | undefined)[] = [];
  const free: number[] = [];
  stopping.addEventListener('abort', () => {
    for (const wake of waiting) wake?.();
  });
  return (milliseconds, over) =>
    new Promise(resolve => {
      if (stopping.aborted) return resolve();
      const place = free.pop() ?? waiting.length;
      const wake = (): void => {
        if (waiting[place] !== wake) return;
        clearTimeout(timer);
        waiting[place] = undefined;
        free.push(place);
        resolve();
      };
      const timer = setTimeout(wake, milliseconds);
      waiting[place] = wake;
      over?.then(wake, wake);
    });
}
