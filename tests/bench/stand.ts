import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FakeSlack, startFakeSlack } from './fake-slack.ts';
import { type Server, startServer } from './server.ts';

/** The real process and the bare one, both against a Slack that is always quick. */
export interface Stand {
  slack: FakeSlack;
  startApp(databaseUrl?: string): Promise<Server>;
  /** `length` is that of its reply. */
  startBare(length: number): Promise<Server>;
}

/** Everything that was started is stopped afterwards. */
export async function withStand<T>(run: (stand: Stand) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'aif-bench-'));
  const slack = await startFakeSlack();
  const servers: Server[] = [];
  const start = async (program: string, env: Record<string, string>): Promise<Server> => {
    const server = await startServer(program, {
      SLACK_BOT_TOKEN: 'xoxb-1',
      SLACK_API_URL: slack.apiUrl,
      DATABASE_URL: `file:${join(folder, `${servers.length}.db`)}`,
      // As `npm start` does it.
      NODE_COMPILE_CACHE: join(folder, 'compiled'),
      ...env,
    });
    servers.push(server);
    return server;
  };
  try {
    return await run({
      slack,
      startApp: url => start('src/main.ts', url === undefined ? {} : { DATABASE_URL: url }),
      startBare: length => start('tests/bench/bare-bolt.ts', { REPLY_LENGTH: String(length) }),
    });
  } finally {
    await Promise.all(servers.map(server => server.stop()));
    slack.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const QUESTIONS = readFileSync('tests/ask/tuning.jsonl', 'utf8')
  .trim()
  .split('\n')
  .map(line => String(JSON.parse(line).query));
const ENDINGS = ['', ' please', ' in short', ' for the exam'];

/** A thousand different questions, then the same again. */
export function askRequest(slack: FakeSlack, index: number): Record<string, string> {
  const ending = ENDINGS[Math.floor((index % 1_000) / QUESTIONS.length)] ?? '';
  return commandRequest(slack, `ask ${QUESTIONS[(index % 1_000) % QUESTIONS.length]}${ending}`);
}

export function commandRequest(slack: FakeSlack, text: string): Record<string, string> {
  return {
    ...commonFields(slack),
    command: '/aif',
    text,
    user_id: nextUser(),
    trigger_id: `1.${Math.random()}`,
  };
}

/** A press on a round's second button, by the member of that number. */
export function clickRequest(slack: FakeSlack, index: number, value: string): Record<string, string> {
  const payload = {
    type: 'block_actions',
    team: { id: 'T1' },
    user: { id: `U${index}` },
    channel: { id: 'C1' },
    container: { type: 'message', message_ts: slack.lastTs() },
    trigger_id: `1.${Math.random()}`,
    response_url: slack.responseUrl,
    actions: [{ type: 'button', action_id: 'answer:1', block_id: 'answers', value, action_ts: '1' }],
  };
  return { payload: JSON.stringify(payload) };
}

function commonFields(slack: FakeSlack): Record<string, string> {
  return { team_id: 'T1', channel_id: 'C1', response_url: slack.responseUrl, is_enterprise_install: 'false' };
}

let asked = 0;

/** A member may ask only so much at once. */
function nextUser(): string {
  asked += 1;
  return `U${asked % 5_000}`;
}
