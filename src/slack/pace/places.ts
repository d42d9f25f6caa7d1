/** At most so many of the app's own calls are under way at once in this process. */
export interface Places {
  /** Resolves with what frees the place again. Who asked first is served first, due work before spare work. */
  take(isSpare: boolean): Promise<() => void>;
}

export function createPlaces(count: number): Places {
  let free = count;
  const due: (() => void)[] = [];
  const spare: (() => void)[] = [];
  const release = (): void => {
    const next = due.shift() ?? spare.shift();
    if (next) next();
    else free += 1;
  };
  return {
    async take(isSpare) {
      if (free > 0) free -= 1;
      else await new Promise<void>(resolve => (isSpare ? spare : due).push(resolve));
      let isFreed = false;
      return () => {
        if (!isFreed) release();
        isFreed = true;
      };
    },
  };
}
