import { inTurns, median, milliseconds, ratioOf } from '../figures.ts';
import type { Measurement } from '../measurement.ts';
import type { Server } from '../server.ts';
import { withStand } from '../stand.ts';

const STARTS = 5;

export const start: Measurement = {
  name: 'start',
  summary: 'from starting the process to "ready", with the shipped knowledge',
  run: () =>
    withStand(async stand => {
      const time = async (starting: Promise<Server>): Promise<number> => {
        const server = await starting;
        await server.stop();
        return server.startMs;
      };
      const turns = await inTurns(STARTS, {
        app: () => time(stand.startApp()),
        yardstick: () => time(stand.startBare(100)),
      });
      return {
        rows: [
          {
            what: 'start to "ready" with the shipped knowledge',
            app: milliseconds(median(turns.app)),
            yardstick: `${milliseconds(median(turns.yardstick))}, bare Bolt`,
            ratio: ratioOf(turns),
            target: 'under 1,000 ms',
          },
        ],
      };
    }),
};
