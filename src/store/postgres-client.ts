import type { PostgresPoolClient } from 'kysely';
import type pg from 'pg';
import { isStale, type PlanNames, planNames } from './postgres-plans.ts';

/**
 * Connections as Kysely wants them. Postgres keeps the plans of statements that come again, since planning one often
 * takes longer than running it. A connection that says nothing for `silenceMs`, longer than the server lets a statement
 * take, is given up, as one that the server ends: perhaps there is nobody at its other end any more.
 */
export function carefulClients(silenceMs: number): (client: pg.PoolClient) => PostgresPoolClient {
  const plans = planNames();
  const known = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  return client => {
    const careful = known.get(client) ?? carefulClient(client, plans, silenceMs);
    known.set(client, careful);
    return careful;
  };
}

const TRANSACTION = ['begin', 'commit', 'rollback'];

function carefulClient(client: pg.PoolClient, plans: PlanNames, silenceMs: number): PostgresPoolClient {
  let isInTransaction = false;
  let broken: unknown;

  async function run(text: string, values: readonly unknown[], name: string | undefined) {
    // What it was asked last may still come, and would be taken for the answer to this.
    if (broken) throw broken;
    // Changes of tables bring no values and may take their time.
    const isQuick = values.length > 0 || TRANSACTION.includes(text);
    try {
      return await client.query({
        text,
        values: [...values],
        ...(name && { name }),
        ...(isQuick && { query_timeout: silenceMs }),
      });
    } catch (error) {
      if (isOver(error)) broken = error;
      throw error;
    }
  }

  async function query(text: string, values: readonly unknown[]) {
    if (text === 'begin') isInTransaction = true;
    if (text === 'commit' || text === 'rollback') isInTransaction = false;
    const name = values.length > 0 ? plans.nameOf(text) : undefined;
    try {
      return await run(text, values, name);
    } catch (error) {
      if (!name || !isStale(error)) throw error;
      plans.renew();
      // What ran in the transaction before is lost with it; its next attempt finds new plans.
      if (isInTransaction) throw error;
      return run(text, values, undefined);
    }
  }

  return {
    // Kysely asks with a cursor only when it is given one.
    query: query as unknown as PostgresPoolClient['query'],
    release: destroy => client.release(destroy || broken !== undefined),
  };
}

/** The driver's words for silence and for a connection that is gone, and the server's for one that it ends. */
function isOver(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return /^(57P|08|ECONN|EPIPE)/.test(code) || /Query read timeout|Connection terminated/.test(error.message);
}
