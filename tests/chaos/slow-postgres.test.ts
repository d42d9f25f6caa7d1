import pg from 'pg';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { postRound } from '../../src/slack/rounds/post-round.ts';
import { postgresDialect } from '../../src/store/postgres-dialect.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { type AppStand, standUp, study, workspace } from '../slack/app-stand.ts';
import { libraryOf } from '../slack/library-of.ts';
import { makePostgresDatabase } from './postgres-database.ts';
import { type SlowWire, slowWire } from './slow-wire.ts';

/** What a statement may take here, ms; a connection that is silent for a third longer is given up. */
const STATEMENT_MS = 900;

let database: Awaited<ReturnType<typeof makePostgresDatabase>>;
let wire: SlowWire;
let store: Store;
let stand: AppStand;
let direct: pg.Client;
beforeEach(async () => {
  database = await makePostgresDatabase(inject('postgresUrl'), 'slow');
  wire = await slowWire(database.url);
  store = await openStore(postgresDialect(wire.url, () => {}, STATEMENT_MS));
  stand = await standUp({ library: () => libraryOf('single'), store });
  direct = new pg.Client({ connectionString: database.url });
  await direct.connect();
  const cause = { kind: 'request', request: 'a' } as const;
  await postRound(stand.deps, { workspace, channel: study, timeZone: 'UTC', cause });
});
afterEach(async () => {
  await direct.end();
  await stand.close();
  await store.close();
  await wire.close();
  await database.remove();
});

const members = () => [stand.anna, stand.ben, stand.chloe];
async function press(member: AppStand['ben'], position: number): Promise<void> {
  const question = member.messages('aif-study').find(({ ephemeral }) => !ephemeral);
  if (!question) throw new Error('nothing posted');
  await member.click(question, { actionId: `answer:${position}` });
}
async function answers(): Promise<number> {
  const { rows } = await direct.query('select count(*) as count from answers');
  return Number(rows[0].count);
}

test('a Postgres that takes its time with everything is only slow: each press counts once and is told', async () => {
  wire.delayMs = 60;
  await Promise.all(members().flatMap(member => [press(member, 0), press(member, 1)]));
  for (const member of members()) await stand.sees(member, 'the first answer counts');
  expect(await answers()).toBe(3);
  expect(stand.log.filter(line => line.includes('request failed'))).toEqual([]);
});

test('a press that a lock keeps waiting for too long is told kindly, and the next one counts', async () => {
  await direct.query('begin; lock table answers in exclusive mode');
  await press(stand.ben, 0);
  await stand.sees(stand.ben, 'it is not your fault', 'reference');
  await direct.query('rollback');
  expect(await answers()).toBe(0);
  await press(stand.ben, 1);
  await stand.sees(stand.ben, 'Right');
  expect(await answers()).toBe(1);
});

test('a press in a moment in which nothing comes back is told kindly, and counts once whatever became of it', async () => {
  await press(stand.anna, 0);
  await stand.sees(stand.anna, 'Right');
  wire.delayMs = Number.POSITIVE_INFINITY;
  await Promise.all([stand.ben, stand.chloe].map(member => press(member, 0)));
  for (const member of [stand.ben, stand.chloe]) await stand.sees(member, 'it is not your fault');
  wire.delayMs = 0;
  for (const member of [stand.ben, stand.chloe]) await press(member, 1);
  for (const member of [stand.ben, stand.chloe]) await stand.sees(member, 'Right');
  expect(await answers()).toBe(3);
});
