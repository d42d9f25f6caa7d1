import { type Dialect, HandleEmptyInListsPlugin, Kysely, replaceWithNoncontingentExpression } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { up as firstTables } from './migrations/0001-first-tables.ts';
import { up as boardTotals } from './migrations/0002-board-totals.ts';
import { up as onePostPerSlot } from './migrations/0003-one-post-per-slot.ts';
import { up as practiceRuns } from './migrations/0005-practice-runs.ts';
import { up as examsAndReviews } from './migrations/0006-exams-and-reviews.ts';
import { up as pictures } from './migrations/0007-pictures.ts';
import type { Tables } from './tables.ts';

export type Database = Kysely<Tables>;

const MIGRATIONS: Record<string, Migration> = {
  '0001-first-tables': { up: firstTables },
  '0002-board-totals': { up: boardTotals },
  '0003-one-post-per-slot': { up: onePostPerSlot },
  '0005-practice-runs': { up: practiceRuns },
  '0006-exams-and-reviews': { up: examsAndReviews },
  '0007-pictures': { up: pictures },
};

/**
 * Opens the database and brings its tables up to date.
 * @throws when the database cannot be opened, or is newer than this program.
 */
export async function openDatabase(dialect: Dialect): Promise<Database> {
  const db = new Kysely<Tables>({
    dialect,
    plugins: [new HandleEmptyInListsPlugin({ strategy: replaceWithNoncontingentExpression })],
  });
  const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } });
  const { error } = await migrator.migrateToLatest();
  if (error) {
    await db.destroy();
    throw error;
  }
  return db;
}
