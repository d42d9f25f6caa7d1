/** Work that was begun and not finished, so that a stop can wait for it. */
export interface InFlight {
  track<T>(work: Promise<T>): Promise<T>;
  /** Resolves when nothing is left, also nothing that was begun while waiting. */
  settled(): Promise<void>;
}

/** It counts: a set of what runs would hold on to replies long after they were sent (see `pauseUntil`). */
export function inFlight(): InFlight {
  let running = 0;
  let waiting: (() => void)[] = [];
  const end = (): void => {
    running -= 1;
    if (running > 0) return;
    for (const go of waiting) go();
    waiting = [];
  };
  return {
    track(work) {
      running += 1;
      work.then(end, end);
      return work;
    },
    async settled() {
      while (running > 0) await new Promise<void>(go => waiting.push(go));
    },
  };
}
