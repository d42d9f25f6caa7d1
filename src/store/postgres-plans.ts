/** A statement that came so often will come again. */
const WORTH_IT = 3;
/** Each connection keeps its own plans, so their number is bounded. */
const PLANS = 200;
/** Statements differ by the length of their lists; most of them come once. */
const COUNTED = 2_000;

/** Names under which Postgres keeps the plans of statements, the same on all connections of a pool. */
export interface PlanNames {
  /** Undefined for a statement that is not worth keeping (yet). */
  nameOf(text: string): string | undefined;
  /** All plans so far are void. */
  renew(): void;
}

export function planNames(): PlanNames {
  const seen = new Map<string, number>();
  const names = new Map<string, number>();
  let generation = 0;
  return {
    nameOf(text) {
      const known = names.get(text);
      if (known !== undefined) return `aif_${generation}_${known}`;
      if (names.size >= PLANS) return undefined;
      const times = (seen.get(text) ?? 0) + 1;
      if (times < WORTH_IT) {
        if (seen.size >= COUNTED) seen.clear();
        seen.set(text, times);
        return undefined;
      }
      seen.delete(text);
      names.set(text, names.size);
      return `aif_${generation}_${names.size - 1}`;
    },
    renew() {
      generation += 1;
    },
  };
}

/** A newer version of the app has changed a table that the plan reads. */
export function isStale(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && error.code === '0A000' && /cached plan/.test(error.message)
  );
}
