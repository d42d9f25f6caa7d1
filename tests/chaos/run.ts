// `npm run chaos`: 500 slots, three processes on one Postgres, killed at random while Slack fails. Then 10,000 clicks of
// 1,000 members at three real instances that are killed as well, and 10,000 channels due in one minute, by a virtual
// clock. Ends with code 1 when anything is lost or there twice. `-- --slots 100 --seed 7` for another size or course.
import { parseArgs } from 'node:util';
import { postgresDialect } from '../../src/store/postgres-dialect.ts';
import { openStore } from '../../src/store/store.ts';
import { rush } from '../pace/rush.ts';
import { startPostgres } from '../setup/start-postgres.ts';
import { makePostgresDatabase } from './postgres-database.ts';
import { runChaos } from './run-chaos.ts';
import { runClicks } from './run-clicks.ts';

const { values } = parseArgs({
  options: {
    slots: { type: 'string', default: '500' },
    clicks: { type: 'string', default: '10000' },
    due: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
  },
});
const seed = Number(values.seed);
const channels = 50;
let isRight = true;

const postgres = await startPostgres();
try {
  if (Number(values.slots) > 0) {
    console.log(`\n${values.slots} slots, three processes, killed at random`);
    const { url } = await makePostgresDatabase(postgres.url, 'slots');
    const days = Math.ceil(Number(values.slots) / channels);
    const figures = await runChaos({
      databaseUrl: url,
      channels,
      days,
      minutes: 20,
      seed,
      killEvery: 2_000,
      say: console.log,
    });
    tell(figures, figures.once === figures.slots && figures.unsettled === 0);
  }
  if (Number(values.clicks) > 0) {
    console.log(`\n${values.clicks} clicks, three real instances, killed four times`);
    const { url } = await makePostgresDatabase(postgres.url, 'clicks');
    const members = Math.ceil(Number(values.clicks) / 10);
    const figures = await runClicks({
      databaseUrl: url,
      openStore: () => openStore(postgresDialect(url, () => {})),
      instances: 3,
      members,
      clicks: Number(values.clicks),
      kills: 4,
      seed,
    });
    tell(figures, figures.lost.length + figures.changed.length === 0 && figures.answers === members);
  }
  if (Number(values.due) > 0) {
    console.log(
      `\n${values.due} channels of 500 workspaces due in the same minute, three instances, virtual clock`,
    );
    const size = { workspaces: 500, channels: Number(values.due) / 500, instances: 3, interactive: 300 };
    const figures = await rush(size);
    tell(figures, figures.limited === 0 && figures.longestInteractiveWait === 0);
  }
} finally {
  await postgres.remove();
}
process.exitCode = isRight ? 0 : 1;

function tell(figures: object, isAsItMustBe: boolean): void {
  console.log(JSON.stringify(figures, undefined, 2));
  if (!isAsItMustBe) console.log('NOT RIGHT');
  isRight &&= isAsItMustBe;
}
