import { startTicker } from '../../../src/jobs/ticker.ts';
import { openStore } from '../../../src/store/store.ts';
import { type BenchDatabase, withDatabases } from '../databases.ts';
import { benchDeps, shippedLibrary } from '../deps.ts';
import { startFakeSlack } from '../fake-slack.ts';
import { median, milliseconds, quantile } from '../figures.ts';
import type { Measurement, Row } from '../measurement.ts';

const SCHEDULES = 10_000;
const WORKSPACES = 500;
const DUE = 10;
const TICKS = 30;
/** Just after the hour at which every channel has its question. */
const NOW = Date.UTC(2026, 10, 26, 9) + 1_000;

export const tick: Measurement = {
  name: 'tick',
  summary: `a tick with ${SCHEDULES} schedules of which ${DUE} are due, their questions posted`,
  run: async () => ({ rows: (await withDatabases(rowsOn)).flat() }),
};

async function rowsOn(database: BenchDatabase): Promise<Row[]> {
  const slack = await startFakeSlack();
  const store = await openStore(database.dialect());
  try {
    const ticker = startTicker(
      benchDeps(store, { library: shippedLibrary(), now: NOW, apiUrl: slack.apiUrl }),
    );
    await fill(database);
    const posted = async (dueNow: number): Promise<number> => {
      await makeDue(database, dueNow);
      const began = performance.now();
      await ticker.tick();
      return performance.now() - began;
    };
    await posted(0);
    const quiet = await timesOf(() => posted(0));
    const busy = await timesOf(() => posted(DUE));
    await ticker.stop();
    return [
      row(`a tick, ${SCHEDULES.toLocaleString('en')} schedules, none due, ${database.name}`, quiet),
      row(
        `a tick, ${SCHEDULES.toLocaleString('en')} schedules, ${DUE} due and posted, ${database.name}`,
        busy,
      ),
    ];
  } finally {
    await store.close();
    slack.close();
  }
}

async function timesOf(run: () => Promise<number>): Promise<number[]> {
  const times: number[] = [];
  for (let index = 0; index < TICKS; index += 1) times.push(await run());
  return times;
}

function row(what: string, times: readonly number[]): Row {
  return {
    what,
    app: `median ${milliseconds(median(times))}, p99 ${milliseconds(quantile(times, 0.99))}`,
    target: 'under 20 ms',
  };
}

/** Every channel posts at nine, every day; none is due before tomorrow. */
async function fill({ run }: BenchDatabase): Promise<void> {
  const numbers = (count: number): string =>
    `with recursive n(i) as (select 0 union all select i + 1 from n where i + 1 < ${count})`;
  const tomorrow = NOW - 1_000 + 24 * 60 * 60_000;
  await run(`${numbers(WORKSPACES)} insert into installations (workspace_id, team_id, bot_user_id, bot_id, token,
    installed_at) select 'T' || i, 'T' || i, 'UBOT', 'BBOT', 'xoxb-' || i, 1 from n`);
  await run(`${numbers(SCHEDULES)} insert into channels (workspace_id, channel_id, name, status, updated_at)
    select 'T' || (i % ${WORKSPACES}), 'C' || i, 'study', 'active', 1 from n`);
  await run(`${numbers(SCHEDULES)} insert into schedules (workspace_id, channel_id, days, post_at, time_zone, paused,
    skipped_days, reminds, missed_days, next_slot, revision, updated_by, updated_at)
    select 'T' || (i % ${WORKSPACES}), 'C' || i, '1,2,3,4,5,6,7', '09:00', 'UTC', 0, '[]', 0, '[]',
      cast(${tomorrow} as bigint), 1, 'U1', 1 from n`);
}

let made = 0;

/** The next few channels that had no question yet. */
async function makeDue({ run, name }: BenchDatabase, count: number): Promise<void> {
  const channels = Array.from({ length: count }, (_, index) => `C${made + index}`);
  made = (made + count) % SCHEDULES;
  if (count === 0) return;
  const marks = channels.map((_, index) => (name === 'SQLite' ? '?' : `$${index + 1}`)).join(', ');
  await run(`update schedules set next_slot = ${NOW - 1_000} where channel_id in (${marks})`, channels);
}
