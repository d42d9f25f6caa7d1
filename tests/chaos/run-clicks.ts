import { setTimeout } from 'node:timers/promises';
import type { RoundId } from '../../src/quiz/ids.ts';
import { asWorkspaceId } from '../../src/quiz/ids.ts';
import type { Answer } from '../../src/store/answers.ts';
import type { Store } from '../../src/store/store.ts';
import { startFakeSlack } from '../bench/fake-slack.ts';
import { type Server, startServer } from '../bench/server.ts';
import { seededRandom } from './seeded-random.ts';

export interface ClickFigures {
  clicks: number;
  /** Clicks that Slack was told to be taken. */
  acknowledged: number;
  kills: number;
  members: number;
  answers: number;
  /** Members with an acknowledged click and no answer. */
  lost: string[];
  /** Members who were told of one choice and have another. */
  changed: string[];
  clicksPerSecond: number;
}

interface Click {
  member: number;
  position: number;
  fields: Record<string, string>;
}

const AT_ONCE = 32;

/**
 * The real app in several processes on one database. Every member presses buttons again and again, each press arrives
 * once or twice, now and then as a retry of Slack's, at any instance; meanwhile instances are killed and started again.
 */
export async function runClicks(options: {
  databaseUrl: string;
  /** Looks into the same database afterwards. */
  openStore: () => Promise<Store>;
  instances: number;
  members: number;
  clicks: number;
  kills: number;
  seed: number;
}): Promise<ClickFigures> {
  const random = seededRandom(options.seed);
  /** What each member was told of their first press, as the position that was pressed. */
  const told = new Map<number, number>();
  const slack = await startFakeSlack((path, body) => {
    const [, member = '', position = ''] = /(\d+)-(\d+)$/.exec(path) ?? [];
    const isFirst = /Right!|Not this time/.test(body) && !body.includes('the first answer counts');
    if (isFirst) told.set(Number(member), Number(position));
  });
  const start = (): Promise<Server> =>
    startServer('src/main.ts', {
      SLACK_BOT_TOKEN: 'xoxb-1',
      SLACK_API_URL: slack.apiUrl,
      DATABASE_URL: options.databaseUrl,
      LOG_LEVEL: 'info',
    });
  const first = await start();
  const servers: (Server | undefined)[] = [first];
  await first.send({ ...common(), command: '/aif', text: 'post', user_id: 'U0', trigger_id: 'post' });
  while (slack.lastButton() === '') await setTimeout(5);
  const { round }: { round: RoundId } = JSON.parse(slack.lastButton());
  while (servers.length < options.instances) servers.push(await start());

  const queue = shuffledClicks();
  const total = queue.length;
  const acknowledged = new Set<number>();
  const restarts: Promise<void>[] = [];
  let taken = 0;
  let kills = 0;
  const began = performance.now();
  const senders = Array.from({ length: AT_ONCE }, async () => {
    for (let click = queue.pop(); click; click = queue.pop()) {
      const server = await anyServer();
      try {
        await server.send(click.fields);
        acknowledged.add(click.member);
        taken += 1;
      } catch {
        // Killed meanwhile, or known already: Slack was not told that it is taken.
      }
    }
  });
  const killing = (async () => {
    while (kills < options.kills && queue.length > 0) {
      await setTimeout(5);
      const share = (kills + 1) / (options.kills + 1);
      const index = Math.floor(random() * servers.length);
      const server = servers[index];
      if (!server || queue.length > total * (1 - share)) continue;
      // From now on nothing new goes there; what is under way is lost with it.
      servers[index] = undefined;
      kills += 1;
      restarts.push(restart(index, server));
    }
  })();
  await Promise.all([...senders, killing]);
  await Promise.all(restarts);
  const seconds = (performance.now() - began) / 1_000;
  // What is acknowledged is written down already: nobody gets time for anything.
  await Promise.all(servers.map(server => server?.kill()));
  slack.close();

  const store = await options.openStore();
  const answers = await answersByMember(store, round);
  await store.close();
  return {
    clicks: total,
    acknowledged: taken,
    kills,
    members: options.members,
    answers: answers.length,
    lost: [...acknowledged].filter(member => !answers.some(([user]) => user === member)).map(String),
    changed: [...told]
      .filter(([member, position]) =>
        answers.some(([user, { chosen }]) => user === member && chosen[0] !== position),
      )
      .map(([member, position]) => `${member} was told of ${position}`),
    clicksPerSecond: Math.round(total / seconds),
  };

  async function restart(index: number, server: Server): Promise<void> {
    await server.kill();
    servers[index] = await start();
  }

  /** One that is up, as a load balancer chooses. */
  async function anyServer(): Promise<Server> {
    for (;;) {
      const up = servers.filter(server => server !== undefined);
      const server = up[Math.floor(random() * up.length)];
      if (server) return server;
      await setTimeout(20);
    }
  }

  function shuffledClicks(): Click[] {
    const clicks = Array.from({ length: options.clicks }, (_, index) =>
      aClick(index % options.members, Math.floor(random() * 4), `t${index}`),
    );
    // Slack sends some of them again, unchanged, and people press twice.
    const again = clicks.filter(() => random() < 0.1);
    const all = [...clicks, ...again].map(click => ({ click, order: random() }));
    return all.toSorted((a, b) => a.order - b.order).map(({ click }) => click);
  }

  function aClick(member: number, position: number, trigger: string): Click {
    const payload = {
      type: 'block_actions',
      team: { id: 'T1' },
      user: { id: `U${member}` },
      channel: { id: 'C1' },
      container: { type: 'message', message_ts: '1.000100' },
      trigger_id: trigger,
      response_url: `${slack.responseUrl}-${member}-${position}`,
      actions: [
        {
          type: 'button',
          action_id: `answer:${position}`,
          block_id: 'answers',
          value: JSON.stringify({ round, position }),
          action_ts: '1',
        },
      ],
    };
    return { member, position, fields: { payload: JSON.stringify(payload) } };
  }

  function common(): Record<string, string> {
    return {
      team_id: 'T1',
      channel_id: 'C1',
      response_url: slack.responseUrl,
      is_enterprise_install: 'false',
    };
  }
}

/** Each answer with the number of the member who gave it. */
async function answersByMember(store: Store, round: RoundId): Promise<[number, Answer][]> {
  const answers = await store.listAnswers(round);
  const users = new Map<string, number>();
  for (let member = 0; users.size < answers.length && member < 100_000; member += 1) {
    const found = await store.findMember(asWorkspaceId('T1'), `U${member}` as never);
    if (found) users.set(found.key, member);
  }
  return answers.map(answer => [users.get(answer.member) ?? -1, answer]);
}
