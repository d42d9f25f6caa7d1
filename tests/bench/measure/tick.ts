import { Worker } from 'node:worker_threads';
import { WebClient } from '@slack/web-api';
import type { Deps } from '../../../src/deps.ts';
import { startTicker, type Ticker } from '../../../src/jobs/ticker.ts';
import { createLog } from '../../../src/log.ts';
import { clientOptions } from '../../../src/slack/clients.ts';
import { roundMetadata } from '../../../src/slack/rounds/round-metadata.ts';
import { roundMessage } from '../../../src/slack/views/round-message.ts';
import { openStore } from '../../../src/store/store.ts';
import { aRound } from '../../slack/a-round.ts';
import { type BenchDatabase, withDatabases } from '../databases.ts';
import { benchDeps, shippedLibrary } from '../deps.ts';
import { median, milliseconds, quantile, type Turns, timesOf } from '../figures.ts';
import type { Measurement, Row } from '../measurement.ts';
import { CHANNELS, DUE, fillSchedules, NOW } from '../tick-fill.ts';

const TICKS = 40;
/** The first ones of a process look everything up and have everything planned. */
const WARM_UP = 20;
const TARGET = 'under 20 ms';

export const tick: Measurement = {
  name: 'tick',
  summary: `a tick with ${CHANNELS} schedules of which ${DUE} are due`,
  run: async () => ({ rows: (await withDatabases(rowsOn)).flat() }),
};

async function rowsOn(database: BenchDatabase): Promise<Row[]> {
  const worker = new Worker(new URL('../fake-slack-thread.ts', import.meta.url));
  const apiUrl = await new Promise<string>(resolve => worker.once('message', resolve));
  const store = await openStore(database.dialect());
  const tickers: Ticker[] = [];
  const ticking = (deps: Deps) => {
    const ticker = startTicker(deps);
    tickers.push(ticker);
    return () => ticker.tick();
  };
  try {
    const makeDue = await fillSchedules(database);
    const deps = benchDeps(store, { library: await shippedLibrary(), now: NOW, apiUrl });
    const quiet = await timesOf(TICKS, ticking(deps));
    const atOnce = await ticksOf(ticking({ ...deps, clientFor: answeringAtOnce() }), makeDue);
    const posted = await ticksOf(ticking(deps), makeDue, posting(apiUrl));
    const what = `a tick, ${CHANNELS.toLocaleString('en')} schedules`;
    return [
      { what: `${what}, none due, ${database.name}`, app: told(quiet), target: TARGET },
      {
        what: `${what}, ${DUE} due, with a Slack that answers at once, ${database.name}`,
        app: told(atOnce.app),
        target: TARGET,
      },
      {
        what: `${what}, ${DUE} due, posted over HTTP, ${database.name}`,
        app: told(posted.app),
        yardstick: `${told(posted.yardstick)}: ${DUE} posts by Slack's SDK alone`,
        target: TARGET,
      },
    ];
  } finally {
    await Promise.all(tickers.map(ticker => ticker.stop()));
    await store.close();
    await worker.terminate();
  }
}

function told(times: readonly number[]): string {
  return `median ${milliseconds(median(times))}, p99 ${milliseconds(quantile(times, 0.99))}`;
}

/** The yardstick runs between the ticks, so that what else the machine does meets both. */
async function ticksOf(
  run: () => Promise<void>,
  makeDue: (count: number) => Promise<void>,
  yardstick: () => Promise<void> = async () => {},
): Promise<Turns> {
  const times: Turns = { app: [], yardstick: [] };
  for (let index = 0; index < WARM_UP + TICKS; index += 1) {
    await makeDue(DUE);
    const [app = 0] = await timesOf(1, run);
    const [bare = 0] = await timesOf(1, yardstick);
    if (index < WARM_UP) continue;
    times.app.push(app);
    times.yardstick.push(bare);
  }
  return times;
}

/** Everything but the network and Slack. */
function answeringAtOnce(): Deps['clientFor'] {
  let posted = 0;
  const chat = {
    async postMessage() {
      posted += 1;
      return { ok: true, ts: `${posted}.000100` };
    },
  };
  return async () => ({ chat }) as unknown as WebClient;
}

/** Messages as long, as many at once, without the app. */
function posting(apiUrl: string): () => Promise<void> {
  const access = { apiUrl, log: createLog('error', process.stderr), onCall: () => {} };
  const round = aRound();
  const message = { channel: round.channel, ...roundMessage(round, 0), metadata: roundMetadata(round.id) };
  const clients = Array.from(
    { length: DUE },
    (_, index) => new WebClient(`xoxb-${index}`, clientOptions(access)),
  );
  return async () => void (await Promise.all(clients.map(({ chat }) => chat.postMessage(message))));
}
