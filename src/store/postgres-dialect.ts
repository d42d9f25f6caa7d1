import { type Dialect, type Kysely, PostgresAdapter, PostgresDialect, type PostgresPool, sql } from 'kysely';
import pg from 'pg';
import { carefulClients } from './postgres-client.ts';

/** What a statement may take. Clicks wait for it; only migrations may take longer. */
const STATEMENT_MS = 15_000;

/** How long a server that restarts is waited for before a statement fails. */
const RECONNECT_MS = 4_000;

/**
 * Kysely on Postgres. One instance keeps at most ten connections. `onLost` hears of idle connections that broke,
 * for example because the server restarts: the pool forgets them and connects again when it needs to.
 */
export function postgresDialect(
  url: string,
  onLost: (error: Error) => void,
  statementMs = STATEMENT_MS,
): Dialect {
  const dialect = new PostgresDialect({
    pool: async () => patientPool(openPool(url, onLost, statementMs), (statementMs * 4) / 3),
  });
  return {
    createDriver: () => dialect.createDriver(),
    createAdapter: () => new UnhurriedAdapter(statementMs),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createIntrospector: db => dialect.createIntrospector(db),
  };
}

function openPool(url: string, onLost: (error: Error) => void, statementMs: number): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 5_000,
    statement_timeout: statementMs,
    idle_in_transaction_session_timeout: STATEMENT_MS,
    keepAlive: true,
    types: { getTypeParser: (oid, format) => numberParsers[oid] ?? pg.types.getTypeParser(oid, format) },
  });
  // Without listeners Node ends the process. The pool hears of idle connections only; for one that breaks while it
  // is in use, the statement fails, and that tells enough.
  pool.on('error', onLost);
  pool.on('connect', client => client.on('error', () => {}));
  return pool;
}

/** Connecting again does no harm, because nothing was asked yet: a restart of the server is waited out. */
function patientPool(pool: pg.Pool, silenceMs: number): PostgresPool {
  const careful = carefulClients(silenceMs);
  return {
    async connect() {
      const deadline = performance.now() + RECONNECT_MS;
      for (let wait = 50; ; wait *= 2) {
        try {
          return careful(await pool.connect());
        } catch (error) {
          if (!isRestart(error) || performance.now() + wait > deadline) throw error;
          await new Promise(resolve => setTimeout(resolve, wait));
        }
      }
    },
    end: () => pool.end(),
    options: pool.options,
  };
}

function isRestart(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ECONNREFUSED' || code === 'ECONNRESET' || code === '57P03' || code === '57P01';
}

/** Migrations may take their time, and wait for another instance's. */
class UnhurriedAdapter extends PostgresAdapter {
  readonly #statementMs: number;

  constructor(statementMs: number) {
    super();
    this.#statementMs = statementMs;
  }

  override async acquireMigrationLock(...[db, options]: Parameters<PostgresAdapter['acquireMigrationLock']>) {
    await setStatementTimeout(db, 0);
    await super.acquireMigrationLock(db, options);
  }

  override async releaseMigrationLock(...[db, options]: Parameters<PostgresAdapter['releaseMigrationLock']>) {
    await super.releaseMigrationLock(db, options);
    await setStatementTimeout(db, this.#statementMs);
  }
}

function setStatementTimeout(
  db: Pick<Kysely<unknown>, 'getExecutor'>,
  milliseconds: number,
): Promise<unknown> {
  return sql`select set_config('statement_timeout', ${String(milliseconds)}, false)`.execute(db);
}

/**
 * Postgres hands out bigint and numeric as text, since they may not fit a number. Ours do: they are
 * milliseconds, points and counts.
 */
const numberParsers: Record<number, typeof Number> = {
  [pg.types.builtins.INT8]: Number,
  [pg.types.builtins.NUMERIC]: Number,
};
