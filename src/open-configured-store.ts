import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Dialect } from 'kysely';
import type { DatabaseConfig } from './config.ts';
import { StartError } from './errors.ts';
import type { Log } from './log.ts';
import type { Readiness } from './monitor/readiness.ts';
import { openWritable, type Store } from './store/store.ts';
import { troubleOf } from './store/trouble.ts';

/** How long a database that is away is left alone before the next try, at first and at last. */
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 15_000;

const PROBE_WITHIN_MS = 3_000;

export interface Surroundings {
  log: Log;
  readiness: Readiness;
  pause: (milliseconds: number) => Promise<void>;
}

/**
 * Opens the configured database and brings it up to date. While it is away, which can pass, it tries again, more and
 * more slowly; what is wrong from then on goes to `readiness`. `remove` deletes a temporary database.
 * @throws StartError when no waiting helps.
 */
export async function openConfiguredStore(
  database: DatabaseConfig,
  { log, readiness, pause }: Surroundings,
): Promise<{ store: Store; remove: () => void }> {
  const noteTrouble = (error: unknown): void => {
    const trouble = troubleOf(error);
    if (trouble) readiness.note('database', trouble.sentence);
  };
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
    try {
      const { dialect, remove } = await dialectFor(database, err =>
        log.warn({ err }, 'a database connection broke'),
      );
      const store = await openWritable(dialect, { onError: noteTrouble });
      readiness.note('database', undefined);
      return { store, remove };
    } catch (error) {
      const trouble = troubleOf(error);
      if (!trouble) throw error;
      if (!trouble.mayPass) throw new StartError([`DATABASE_URL: ${trouble.sentence}`]);
      readiness.note('database', trouble.sentence);
      log.warn({ trouble: trouble.sentence, seconds: wait / 1_000 }, 'waiting for the database');
      await pause(wait);
    }
  }
}

/** A sentence for the operator when the database does not answer as it should. */
export async function probeDatabase(store: Store, how: 'read' | 'write'): Promise<string | undefined> {
  try {
    const answered = await Promise.race([
      store.probe(how).then(() => true),
      setTimeout(PROBE_WITHIN_MS, false, { ref: false }),
    ]);
    return answered ? undefined : 'it does not answer within three seconds';
  } catch (error) {
    return troubleOf(error)?.sentence ?? 'it does not work; the log says why';
  }
}

/** The database's clock, epoch ms; undefined when it has none of its own or does not answer. */
export async function probeClock(store: Store): Promise<number | undefined> {
  try {
    return await store.readClock();
  } catch {
    // What is wrong with the database is told by the probe of the database itself.
    return undefined;
  }
}

/** The drivers are loaded only when they are needed. */
export async function dialectFor(
  database: DatabaseConfig,
  onLost: (error: Error) => void,
): Promise<{ dialect: Dialect; remove: () => void }> {
  if (database.kind === 'postgres') {
    const { postgresDialect } = await import('./store/postgres-dialect.ts');
    return { dialect: postgresDialect(database.url, onLost), remove: () => {} };
  }
  const { sqliteDialect } = await import('./store/sqlite-dialect.ts');
  if (database.kind === 'sqlite') {
    mkdirSync(dirname(database.path), { recursive: true });
    return { dialect: sqliteDialect(database.path), remove: () => {} };
  }
  const folder = mkdtempSync(join(tmpdir(), 'aif-'));
  return {
    dialect: sqliteDialect(join(folder, 'aif.db')),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
