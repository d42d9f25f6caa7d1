import { type Dialect, HandleEmptyInListsPlugin, Kysely, replaceWithNoncontingentExpression } from 'kysely';
import type { Migration } from 'kysely/migration';
import { migrate } from './migrate.ts';
import { up as firstTables } from './migrations/0001-first-tables.ts';
import { up as boardTotals } from './migrations/0002-board-totals.ts';
import { up as onePostPerSlot } from './migrations/0003-one-post-per-slot.ts';
import { up as installationsByOauth } from './migrations/0004-installations-by-oauth.ts';
import { up as practiceRuns } from './migrations/0005-practice-runs.ts';
import { up as examsAndReviews } from './migrations/0006-exams-and-reviews.ts';
import { up as pictures } from './migrations/0007-pictures.ts';
import { up as questions } from './migrations/0009-questions.ts';
import { up as runsAndTalks } from './migrations/0010-runs-and-talks.ts';
import { up as quickTicks } from './migrations/0011-quick-ticks.ts';
import { up as requestsInOrder } from './migrations/0012-requests-in-order.ts';
import type { Tables } from './tables.ts';

export type Database = Kysely<Tables>;

/** Every change of the tables since the first version, in its order. What stands here is never edited again. */
export const MIGRATIONS: Record<string, Migration> = {
  '0001-first-tables': { up: firstTables },
  '0002-board-totals': { up: boardTotals },
  '0003-one-post-per-slot': { up: onePostPerSlot },
  '0004-installations-by-oauth': { up: installationsByOauth },
  '0005-practice-runs': { up: practiceRuns },
  '0006-exams-and-reviews': { up: examsAndReviews },
  '0007-pictures': { up: pictures },
  '0009-questions': { up: questions },
  '0010-runs-and-talks': { up: runsAndTalks },
  '0011-quick-ticks': { up: quickTicks },
  '0012-requests-in-order': { up: requestsInOrder },
};

export interface DatabaseOptions {
  /** Hears of every statement that failed, also of those whose failure somebody handles. */
  onError?: (error: unknown) => void;
}

/**
 * Opens the database and brings its tables up to date.
 * @throws when the database cannot be opened, or is newer than this program.
 */
export async function openDatabase(dialect: Dialect, options: DatabaseOptions = {}): Promise<Database> {
  const db = new Kysely<Tables>({
    dialect,
    plugins: [new HandleEmptyInListsPlugin({ strategy: replaceWithNoncontingentExpression })],
    log: event => {
      if (event.level === 'error') options.onError?.(event.error);
    },
  });
  try {
    await migrate(db, MIGRATIONS);
    return db;
  } catch (error) {
    await db.destroy();
    throw error;
  }
}
