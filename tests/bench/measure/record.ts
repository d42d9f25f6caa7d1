import { asMemberKey, asRoundId } from '../../../src/quiz/ids.ts';
import { openStore } from '../../../src/store/store.ts';
import { type BenchDatabase, withDatabases } from '../databases.ts';
import { inTurns, perSecond, rateOf, ratioOf } from '../figures.ts';
import { openRoundIn } from '../fill.ts';
import type { Measurement, Row } from '../measurement.ts';

const ANSWERS = 500;
const TURNS = 4;

/** The statement of the store, by hand. */
const INSERT = {
  SQLite: `insert into answers (round_id, member_key, workspace_id, channel_id, chosen, correct, points, answered_at)
    values (?, ?, 'T1', 'C1', '[1]', 1, 2, ?) on conflict do nothing`,
  Postgres: `insert into answers (round_id, member_key, workspace_id, channel_id, chosen, correct, points, answered_at)
    select id, $2, workspace_id, channel_id, '[1]', 1, 2, $3::bigint from rounds
    where id = $1 and state = 'open' and (closes_at is null or closes_at > $3::bigint)
    on conflict do nothing returning round_id`,
};

const YARDSTICK = {
  SQLite: 'the bare insert by node:sqlite',
  Postgres: 'the same statement by pg',
};

export const record: Measurement = {
  name: 'record',
  summary: 'recording an answer in the store, beside the driver alone',
  run: async () => ({ rows: (await withDatabases(rowsOn)).flat() }),
};

async function rowsOn(database: BenchDatabase): Promise<Row[]> {
  const store = await openStore(database.dialect());
  await openRoundIn(store, 'R');
  let member = 0;
  const rows: Row[] = [];
  for (const atOnce of [1, 10]) {
    const turns = await inTurns(TURNS, {
      app: () =>
        rateOf(ANSWERS, atOnce, () => {
          member += 1;
          return store.recordAnswer({
            round: asRoundId('R'),
            member: asMemberKey(`member-${member}`),
            chosen: [1],
            correct: true,
            points: 2,
            at: 2_000,
          });
        }),
      yardstick: () =>
        rateOf(ANSWERS, atOnce, () => {
          member += 1;
          return database.run(INSERT[database.name], ['R', `member-${member}`, 2_000]);
        }),
    });
    rows.push({
      what: `recording an answer in the store, ${database.name}, ${atOnce === 1 ? 'one by one' : `${atOnce} at once`}`,
      app: perSecond(turns.app),
      yardstick: `${perSecond(turns.yardstick)}, ${YARDSTICK[database.name]}`,
      ratio: ratioOf(turns),
      target: 'at least 0.7',
    });
  }
  await store.close();
  return rows;
}
