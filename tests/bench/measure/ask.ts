import { inTurns, perSecond, rateOf, ratioOf } from '../figures.ts';
import type { Measurement } from '../measurement.ts';
import { askRequest, commandRequest, withStand } from '../stand.ts';

const REQUESTS = 2_000;
const AT_ONCE = 16;
const TURNS = 5;

export const ask: Measurement = {
  name: 'ask',
  summary: '`/aif ask` over HTTP with signed requests, 1,000 different questions',
  run: () =>
    withStand(async ({ slack, startApp, startBare }) => {
      const app = await startApp();
      const reply = await app.send(commandRequest(slack, 'ask what is recall'));
      const bare = await startBare(reply.length);
      const turns = await inTurns(TURNS, {
        app: () => rateOf(REQUESTS, AT_ONCE, index => app.send(askRequest(slack, index))),
        yardstick: () => rateOf(REQUESTS, AT_ONCE, index => bare.send(askRequest(slack, index))),
      });
      return {
        rows: [
          {
            what: '`/aif ask` over HTTP, signed, 16 at once',
            app: perSecond(turns.app),
            yardstick: `${perSecond(turns.yardstick)}, bare Bolt with a fixed reply of the same size`,
            ratio: ratioOf(turns),
            target: 'at least 0.5',
          },
        ],
      };
    }),
};
