import { type Kysely, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { NewerDatabaseError } from './trouble.ts';

/**
 * Brings the tables up to date: forward only, all or nothing, and one instance at a time (Postgres by a lock, SQLite
 * because a transaction takes the write lock at its beginning).
 * @throws NewerDatabaseError when the database knows a migration that this program does not.
 */
export async function migrate<Tables>(
  db: Kysely<Tables>,
  migrations: Record<string, Migration>,
): Promise<void> {
  if (await isUpToDate(db, migrations)) return;
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  // A newer instance may have been quicker by a moment.
  if (error && !(await isUpToDate(db, migrations))) throw error;
}

async function isUpToDate<Tables>(
  db: Kysely<Tables>,
  migrations: Record<string, Migration>,
): Promise<boolean> {
  const done = await listDone(db);
  const unknown = done.find(name => !(name in migrations));
  if (unknown) throw new NewerDatabaseError(`the migration ${unknown} is not known here`);
  return done.length === Object.keys(migrations).length;
}

async function listDone<Tables>(db: Kysely<Tables>): Promise<string[]> {
  try {
    const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
    return rows.map(({ name }) => name);
  } catch (error) {
    if (isMissingTable(error)) return [];
    throw error;
  }
}

function isMissingTable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? error.code : undefined;
  return code === '42P01' || (code === 'ERR_SQLITE_ERROR' && /no such table/.test(error.message));
}
