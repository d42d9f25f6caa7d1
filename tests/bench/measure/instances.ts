import { inTurns, perSecond, rateOf, ratioOf } from '../figures.ts';
import type { Measurement, Row } from '../measurement.ts';
import { withPostgres } from '../postgres.ts';
import type { Server } from '../server.ts';
import { askRequest, commandRequest, withStand } from '../stand.ts';

const REQUESTS = 1_500;
const AT_ONCE = 16;
const TURNS = 3;

export const instances: Measurement = {
  name: 'instances',
  summary: '`/aif ask` with 1, 2 and 4 instances on one Postgres, beside as many bare Bolt apps',
  run: () =>
    withPostgres(url =>
      withStand(async ({ slack, startApp, startBare }) => {
        const rows: Row[] = [];
        const apps: Server[] = [];
        const bares: Server[] = [];
        for (const count of [1, 2, 4]) {
          while (apps.length < count) apps.push(await startApp(url));
          const reply = await apps[0]?.send(commandRequest(slack, 'ask what is recall'));
          while (bares.length < count) bares.push(await startBare(reply?.length ?? 0));
          const spreadOver = (servers: readonly Server[]) => async (index: number) =>
            servers[index % servers.length]?.send(askRequest(slack, index));
          const turns = await inTurns(TURNS, {
            app: () => rateOf(REQUESTS, AT_ONCE, spreadOver(apps)),
            yardstick: () => rateOf(REQUESTS, AT_ONCE, spreadOver(bares)),
          });
          rows.push({
            what: `\`/aif ask\` over HTTP, ${count} ${count === 1 ? 'instance' : 'instances'} on one Postgres`,
            app: perSecond(turns.app),
            yardstick: `${perSecond(turns.yardstick)}, as many bare Bolt apps`,
            ratio: ratioOf(turns),
          });
        }
        return { rows };
      }),
    ),
};
