/** How items go into batches. */
interface Batching<Item> {
  /** More would make the first of them wait too long. */
  atMost: number;
  /** Items of the same key go into different batches, in the order they came. */
  keyOf?: (item: Item) => string;
}

/**
 * Hands what arrives together to `run` together, one batch after the other: of many commits that would each wait for
 * the disk, one is left. `run` tells the result of each of its items. What Postgres undid, for example because two of
 * them waited for each other, is run once more.
 */
export function together<Item, Result>(
  run: (items: readonly Item[]) => Promise<(item: Item) => Result>,
  { atMost, keyOf }: Batching<Item>,
): (item: Item) => Promise<Result> {
  let waiting: Waiting<Item, Result>[] = [];
  let isRunning = false;

  function nextBatch(): Waiting<Item, Result>[] {
    const keys = new Set<string>();
    const batch: Waiting<Item, Result>[] = [];
    const later: Waiting<Item, Result>[] = [];
    for (const each of waiting) {
      const key = keyOf?.(each.item);
      const fits = batch.length < atMost && (key === undefined || !keys.has(key));
      (fits ? batch : later).push(each);
      if (key !== undefined) keys.add(key);
    }
    waiting = later;
    return batch;
  }

  async function runAll(): Promise<void> {
    while (waiting.length > 0) {
      const batch = nextBatch();
      const items = batch.map(({ item }) => item);
      try {
        const resultOf = await run(items).catch(error => {
          if (wasUndone(error)) return run(items);
          throw error;
        });
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

interface Waiting<Item, Result> {
  item: Item;
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
}

/** Postgres's words for a deadlock, a lost race, and tables that changed: nothing of the transaction is left. */
function wasUndone(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === '40P01' || code === '40001' || code === '0A000';
}
