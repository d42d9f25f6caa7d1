import type { PostgresPoolClient, PostgresQueryResult } from 'kysely';
import type pg from 'pg';

/** A statement that came so often will come again. */
const WORTH_IT = 3;
/** Each connection keeps its own plans, so their number is bounded. */
const PLANS = 200;
/** Statements differ by the length of their lists; most of them come once. */
const COUNTED = 2_000;

/**
 * Lets Postgres keep the plans of statements that come again: planning one often takes longer than running it. The
 * names that it keeps them under are the same on all connections of a pool.
 */
export function keepPlans(): (client: pg.PoolClient) => PostgresPoolClient {
  const plans = planNames();
  const known = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  return client => {
    const planned = known.get(client) ?? plannedClient(client, plans);
    known.set(client, planned);
    return planned;
  };
}

function plannedClient(client: pg.PoolClient, plans: PlanNames): PostgresPoolClient {
  let isInTransaction = false;

  async function query<Row>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<Row>> {
    if (text === 'begin') isInTransaction = true;
    if (text === 'commit' || text === 'rollback') isInTransaction = false;
    const run = (name: string | undefined) =>
      client.query({ text, values: [...values], ...(name && { name }) });
    const name = values.length > 0 ? plans.nameOf(text) : undefined;
    try {
      return (await run(name)) as unknown as PostgresQueryResult<Row>;
    } catch (error) {
      if (!name || !isStale(error)) throw error;
      plans.renew();
      // What ran in the transaction before is lost with it; its next attempt finds new plans.
      if (isInTransaction) throw error;
      return (await run(undefined)) as unknown as PostgresQueryResult<Row>;
    }
  }

  return {
    query: query as PostgresPoolClient['query'],
    release: destroy => client.release(destroy),
  };
}

/** A newer version of the app has changed a table that the plan reads. */
function isStale(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && error.code === '0A000' && /cached plan/.test(error.message)
  );
}

interface PlanNames {
  /** Undefined for a statement that is not worth keeping (yet). */
  nameOf(text: string): string | undefined;
  /** All plans so far are void. */
  renew(): void;
}

function planNames(): PlanNames {
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
