// `npm run chaos`: 500 slots, three processes on one Postgres, killed at random while Slack fails. Ends with code 1 when
// a slot has no question or two. `-- --slots 100 --seed 7` for another size or another course of things.
import { parseArgs } from 'node:util';
import { startPostgres } from '../setup/start-postgres.ts';
import { runChaos } from './run-chaos.ts';

const { values } = parseArgs({
  options: { slots: { type: 'string', default: '500' }, seed: { type: 'string', default: '1' } },
});
const channels = 50;
const days = Math.ceil(Number(values.slots) / channels);

const postgres = await startPostgres();
try {
  const figures = await runChaos({
    databaseUrl: postgres.url,
    channels,
    days,
    seed: Number(values.seed),
    killEvery: 2_000,
    say: console.log,
  });
  console.log(JSON.stringify(figures, undefined, 2));
  const isRight = figures.once === figures.slots && figures.unsettled === 0;
  console.log(
    isRight ? 'Exactly one question for every slot.' : 'NOT RIGHT: see missing, twice and unsettled.',
  );
  process.exitCode = isRight ? 0 : 1;
} finally {
  await postgres.remove();
}
