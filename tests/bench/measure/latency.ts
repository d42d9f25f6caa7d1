import { setTimeout } from 'node:timers/promises';
import { milliseconds, quantile } from '../figures.ts';
import type { Measurement } from '../measurement.ts';
import type { Server } from '../server.ts';
import { askRequest, withStand } from '../stand.ts';

const PER_SECOND = 200;
const SECONDS = 5;

export const latency: Measurement = {
  name: 'latency',
  summary: `how long an answer takes at ${PER_SECOND} requests/s`,
  run: () =>
    withStand(async ({ slack, startApp, startBare }) => {
      const p99 = async (server: Server): Promise<number> => {
        const requestOf = (index: number): Record<string, string> => askRequest(slack, index);
        await timesAt(server, 1, requestOf);
        return quantile(await timesAt(server, SECONDS, requestOf), 0.99);
      };
      const [app, bare] = [await p99(await startApp()), await p99(await startBare(2_000))];
      return {
        rows: [
          {
            what: `p99 of the acknowledgement at ${PER_SECOND} requests/s`,
            app: milliseconds(app),
            yardstick: `${milliseconds(bare)}, bare Bolt`,
            target: 'under 100 ms',
          },
        ],
      };
    }),
};

/** Sent by the clock, whether the one before was answered or not. */
async function timesAt(
  server: Server,
  seconds: number,
  requestOf: (index: number) => Record<string, string>,
): Promise<number[]> {
  const times: number[] = [];
  const sent: Promise<void>[] = [];
  const began = performance.now();
  for (let index = 0; index < PER_SECOND * seconds; index += 1) {
    await setTimeout(Math.max(0, began + (index * 1_000) / PER_SECOND - performance.now()));
    const at = performance.now();
    sent.push(server.send(requestOf(index)).then(() => void times.push(performance.now() - at)));
  }
  await Promise.all(sent);
  return times;
}
