import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { postgresDialect } from '../../src/store/postgres-dialect.ts';
import { sqliteDialect } from '../../src/store/sqlite-dialect.ts';
import { openStore } from '../../src/store/store.ts';
import { makePostgresDatabase } from './postgres-database.ts';
import { runClicks } from './run-clicks.ts';

test('clicks at three instances on Postgres, killed meanwhile, leave one answer each and lose none', async () => {
  const database = await makePostgresDatabase(inject('postgresUrl'), 'clicks');
  const figures = await runClicks({
    databaseUrl: database.url,
    openStore: () => openStore(postgresDialect(database.url, () => {})),
    instances: 3,
    members: 60,
    clicks: 600,
    kills: 1,
    seed: 3,
  });
  await database.remove();
  expect(figures).toMatchObject({ kills: 1, answers: 60, lost: [], changed: [] });
  expect(figures.acknowledged).toBeGreaterThan(300);
}, 300_000);

test('clicks at an instance on SQLite that is killed leave one answer each and lose none', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'aif-clicks-'));
  const path = join(folder, 'aif.db');
  const figures = await runClicks({
    databaseUrl: `file:${path}`,
    openStore: () => openStore(sqliteDialect(path)),
    instances: 1,
    members: 50,
    clicks: 400,
    kills: 1,
    seed: 4,
  });
  rmSync(folder, { recursive: true, force: true });
  expect(figures).toMatchObject({ kills: 1, lost: [], changed: [] });
  expect(figures.answers).toBeGreaterThan(25);
}, 300_000);
