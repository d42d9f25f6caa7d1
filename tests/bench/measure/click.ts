import { setTimeout } from 'node:timers/promises';
import type { FakeSlack } from '../fake-slack.ts';
import { inTurns, perSecond, rateOf, ratioOf } from '../figures.ts';
import type { Measurement } from '../measurement.ts';
import type { Server } from '../server.ts';
import { clickRequest, commandRequest, withStand } from '../stand.ts';

const MEMBERS = 1_000;
const AT_ONCE = 16;
const TURNS = 6;

export const click: Measurement = {
  name: 'click',
  summary: 'an answer click, recorded durably and its verdict sent',
  run: () =>
    withStand(async ({ slack, startApp, startBare }) => {
      const app = await startApp();
      const first = await post(app, slack);
      // Everybody has pressed a button before: names and zones are known, as on any day but the first.
      const verdict = await lengthOfVerdict(app, slack, first);
      await rateOf(MEMBERS, AT_ONCE, index => app.send(clickRequest(slack, index, first)));
      const bare = await startBare(verdict);
      const turns = await inTurns(TURNS, {
        app: async () => clickRate(app, slack, await post(app, slack)),
        yardstick: () => clickRate(bare, slack, first),
      });
      return {
        rows: [
          {
            what: 'an answer click, recorded durably and its verdict sent',
            app: perSecond(turns.app),
            yardstick: `${perSecond(turns.yardstick)}, bare Bolt with one insert and one \`respond\``,
            ratio: ratioOf(turns),
            target: 'at least 0.7',
          },
        ],
      };
    }),
};

/** Until the last verdict has arrived, not only until the last click was acknowledged. */
async function clickRate(server: Server, slack: FakeSlack, button: string): Promise<number> {
  const before = slack.replies();
  const began = performance.now();
  await rateOf(MEMBERS, AT_ONCE, index => server.send(clickRequest(slack, index, button)));
  while (slack.replies() - before < MEMBERS) await setTimeout(1);
  return (MEMBERS / (performance.now() - began)) * 1_000;
}

/** Posts questions until one has buttons for its options; what the second of them carries. */
async function post(app: Server, slack: FakeSlack): Promise<string> {
  const before = slack.lastButton();
  while (slack.lastButton() === before) {
    const rounds = slack.rounds();
    await app.send(commandRequest(slack, 'post'));
    while (slack.rounds() === rounds) await setTimeout(1);
  }
  return slack.lastButton();
}

async function lengthOfVerdict(app: Server, slack: FakeSlack, button: string): Promise<number> {
  const before = slack.replies();
  await app.send(clickRequest(slack, MEMBERS, button));
  while (slack.replies() === before) await setTimeout(1);
  return slack.lastReply().length;
}
