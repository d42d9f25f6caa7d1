import { Kysely, sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { asRoundId, asWorkspaceId } from '../../src/quiz/ids.ts';
import type { Store } from '../../src/store/store.ts';
import type { Tables } from '../../src/store/tables.ts';
import { makeBareDatabase, type TestDatabase } from './databases.ts';

let database: TestDatabase;
let store: Store;
let other: Kysely<Tables>;
beforeEach(async () => {
  database = await makeBareDatabase('postgres');
  store = await database.open();
  other = new Kysely<Tables>({ dialect: database.dialect() });
});
afterEach(async () => {
  await other.destroy();
  await database.remove();
});

/** Often enough that the server keeps the plans. */
async function often(run: () => Promise<unknown>): Promise<void> {
  for (let time = 0; time < 5; time += 1) await run();
}

describe('plans that Postgres keeps', () => {
  test('are kept for what comes again, under one name on each connection', async () => {
    await often(() => other.selectFrom('rounds').selectAll().where('id', '=', 'r').execute());
    const { rows } = await sql<{ name: string }>`select name from pg_prepared_statements`.execute(other);
    expect(rows).toEqual([{ name: 'aif_0_0' }]);
  });

  test('that a newer version of the app made void are made anew, and nobody notices', async () => {
    await often(() => store.findRound(asRoundId('r')));
    await sql`alter table rounds add column later text`.execute(other);
    await often(async () => expect(await store.findRound(asRoundId('r'))).toBeUndefined());
  });

  test('that are void inside of a transaction cost that one, and the next goes through', async () => {
    const change = () =>
      other
        .transaction()
        .execute(trx =>
          trx
            .updateTable('installations')
            .set({ token: 't' })
            .where('workspace_id', '=', asWorkspaceId('T1'))
            .returningAll()
            .execute(),
        );
    await often(change);
    const third = new Kysely<Tables>({ dialect: database.dialect() });
    await sql`alter table installations add column later text`.execute(third);
    await third.destroy();
    await expect(change()).rejects.toThrow('cached plan');
    expect(await change()).toEqual([]);
  });
});
