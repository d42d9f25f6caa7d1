/**
 * Hands what arrives together to `run` together, one batch after the other: of many commits that would each wait for
 * the disk, one is left. `run` tells the result of each of its items.
 */
export function together<Item, Result>(
  run: (items: readonly Item[]) => Promise<(item: Item) => Result>,
  atOnce: number,
): (item: Item) => Promise<Result> {
  let waiting: { item: Item; resolve: (result: Result) => void; reject: (error: unknown) => void }[] = [];
  let isRunning = false;

  async function runAll(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, atOnce);
      waiting = waiting.slice(atOnce);
      try {
        const resultOf = await run(batch.map(({ item }) => item));
        for (const { item, resolve } of batch) resolve(resultOf(item));
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    isRunning = false;
  }

  return item =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (isRunning) return;
      isRunning = true;
      // After everything else that has arrived was looked at.
      setImmediate(() => void runAll());
    });
}
