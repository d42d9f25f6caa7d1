import pg from 'pg';
import { expect, inject, test } from 'vitest';
import { runChaos } from './run-chaos.ts';

test('three processes, killed at random while Slack fails, leave one question per slot', async () => {
  const server = inject('postgresUrl');
  const name = `chaos_${process.pid}`;
  await onServer(server, `create database ${name}`);
  const figures = await runChaos({
    databaseUrl: server.replace(/\/postgres$/, `/${name}`),
    channels: 15,
    days: 1,
    seed: 11,
    killEvery: 2_500,
  });
  await onServer(server, `drop database ${name} with (force)`);
  expect(figures).toMatchObject({ slots: 15, once: 15, missing: [], twice: [], unsettled: 0 });
  expect(figures.kills).toBeGreaterThan(1);
}, 180_000);

async function onServer(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(sql);
  await client.end();
}
