import { rateOf } from '../figures.ts';
import type { Measurement } from '../measurement.ts';
import { askRequest, withStand } from '../stand.ts';

const AT_ONCE = 16;

export const memory: Measurement = {
  name: 'memory',
  summary: 'memory after 10,000 and after 100,000 questions',
  isLong: true,
  run: () =>
    withStand(async ({ slack, startApp }) => {
      const app = await startApp();
      const afterAsking = async (count: number): Promise<number> => {
        await rateOf(count, AT_ONCE, index => app.send(askRequest(slack, index)));
        return app.memory() ?? Number.NaN;
      };
      const early = await afterAsking(10_000);
      const late = await afterAsking(90_000);
      return {
        rows: [
          {
            what: 'memory after 100,000 questions, beside that after 10,000',
            app: `${late.toFixed(0)} MiB`,
            yardstick: `${early.toFixed(0)} MiB`,
            ratio: (late / early).toFixed(2),
            target: 'at most 1.2',
          },
        ],
      };
    }),
};
