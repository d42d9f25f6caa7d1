import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type SqliteStatement,
} from 'kysely';

/** Kysely on Node's own SQLite. `path` may be `:memory:`. */
export function sqliteDialect(path: string): Dialect {
  return {
    createDriver: () => new PatientDriver({ database: async () => openDatabase(path) }),
    createAdapter: () => new TransactionalDdlAdapter(),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createIntrospector: db => new SqliteIntrospector(db),
  };
}

function openDatabase(path: string): SqliteDatabase {
  const database = new DatabaseSync(path, { timeout: 50 });
  // WAL lets readers go on while one process writes. FULL makes a commit survive a power cut, not only a crash;
  // on macOS that takes FULLFSYNC, since its fsync leaves the data in the disk's own cache.
  database.exec(
    'pragma journal_mode = wal; pragma synchronous = full; pragma fullfsync = on; pragma foreign_keys = on;',
  );
  const statements = new Map<string, SqliteStatement>();
  return {
    prepare: sql => {
      let statement = statements.get(sql);
      if (!statement) {
        statement = asKyselyStatement(database.prepare(sql));
        // Statements differ by the length of their lists, so their number is not bounded by the code.
        if (statements.size >= 1_000) statements.clear();
        statements.set(sql, statement);
      }
      return statement;
    },
    close: () => database.close(),
  };
}

function asKyselyStatement(statement: StatementSync): SqliteStatement {
  return {
    reader: statement.columns().length > 0,
    all: values => statement.all(...values.map(bindable)),
    run: values => statement.run(...values.map(bindable)),
    iterate: values => statement.iterate(...values.map(bindable)),
  };
}

/**
 * node:sqlite reads an object in the first place as named parameters and stores NULLs without a word, and
 * versions differ on booleans and undefined. So nothing but SQLite's own kinds of value passes.
 */
function bindable(value: unknown): SQLInputValue {
  if (value === null || typeof value === 'number' || typeof value === 'bigint' || typeof value === 'string') {
    return value;
  }
  if (value instanceof Uint8Array) return value;
  throw new TypeError(`cannot bind a ${value instanceof Date ? 'Date' : typeof value} to an SQL statement`);
}

/**
 * A transaction that begins by reading cannot always go on to write when another process wrote meanwhile;
 * taking the write lock at once makes it wait instead. SQLite's own waiting stops the whole process, so it is
 * short, and the rest of the patience is here.
 */
class PatientDriver extends SqliteDriver {
  #patient: DatabaseConnection | undefined;

  override async acquireConnection(): Promise<DatabaseConnection> {
    if (!this.#patient) {
      const connection = await super.acquireConnection();
      this.#patient = {
        executeQuery: query => retryWhileLocked(() => connection.executeQuery(query)),
        streamQuery: (query, chunkSize) => connection.streamQuery(query, chunkSize),
      };
    }
    return this.#patient;
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
}

async function retryWhileLocked<T>(run: () => Promise<T>): Promise<T> {
  const deadline = performance.now() + LOCK_PATIENCE_MS;
  for (;;) {
    try {
      return await run();
    } catch (error) {
      if (!isLocked(error) || performance.now() > deadline) throw error;
      await setTimeout(10);
    }
  }
}

/** SQLITE_BUSY and its extended codes. */
function isLocked(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && (Number(error.errcode) & 0xff) === 5;
}

const LOCK_PATIENCE_MS = 10_000;

/** SQLite can roll back a change of tables; Kysely does not rely on it unless told. */
class TransactionalDdlAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}
