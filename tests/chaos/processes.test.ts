import { expect, inject, test } from 'vitest';
import { makePostgresDatabase } from './postgres-database.ts';
import { runChaos } from './run-chaos.ts';

test('three processes, killed at random while Slack fails, leave one question per slot', async () => {
  const database = await makePostgresDatabase(inject('postgresUrl'), 'chaos');
  const figures = await runChaos({
    databaseUrl: database.url,
    channels: 15,
    days: 1,
    minutes: 5,
    seed: 11,
    killEvery: 1_500,
  });
  await database.remove();
  expect(figures).toMatchObject({ slots: 15, once: 15, missing: [], twice: [], unsettled: 0 });
  expect(figures.kills).toBeGreaterThan(1);
}, 180_000);
