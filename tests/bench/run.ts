// Speed and size of the real process beside a bare Bolt app, in one run. Reported, never asserted.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { startFakeSlack } from './fake-slack.ts';
import { type Server, startServer } from './server.ts';

const STARTS = 5;
const REQUESTS = 4_000;
const CONCURRENCY = 16;
const CLICKS = 2_000;
/** `--long` also watches memory over 100,000 questions, which takes about two minutes. */
const isLong = process.argv.includes('--long');

const folder = mkdtempSync(join(tmpdir(), 'aif-bench-'));
const slack = await startFakeSlack();
const questions = readFileSync('tests/ask/tuning.jsonl', 'utf8')
  .trim()
  .split('\n')
  .map(line => String(JSON.parse(line).query));

let made = 0;
const env = (): Record<string, string> => {
  made += 1;
  return {
    SLACK_BOT_TOKEN: 'xoxb-1',
    SLACK_API_URL: slack.apiUrl,
    DATABASE_URL: `file:${join(folder, `${made}.db`)}`,
  };
};
const startApp = (): Promise<Server> => startServer('src/main.ts', env());
const startBare = (length: number): Promise<Server> =>
  startServer('tests/bench/bare-bolt.ts', { ...env(), REPLY_LENGTH: String(length) });

console.log(`Start to "ready", median of ${STARTS}`);
const appStarts: number[] = [];
const bareStarts: number[] = [];
for (let run = 0; run < STARTS; run += 1) {
  for (const [start, times] of [
    [startApp, appStarts],
    [() => startBare(100), bareStarts],
  ] as const) {
    const server = await start();
    times.push(server.startMs);
    await server.stop();
  }
}
row('app, shipped knowledge', `${median(appStarts).toFixed(0)} ms`);
row('bare Bolt', `${median(bareStarts).toFixed(0)} ms`);

const app = await startApp();
const length = (await app.send(command('ask what is recall'))).length;
const bare = await startBare(length);

console.log(
  `\n/aif ask over HTTP, ${REQUESTS} signed requests, ${CONCURRENCY} at once, replies of about ${length} bytes`,
);
const asking = await inTurns(server => throughput(server, REQUESTS, index => command(ask(index))));
report(asking, 'requests/s');
row('p99 of the answer at 200 requests/s', `${(await latencyAt(app, 200, 5)).toFixed(1)} ms`);

console.log(`\nAn answer click, recorded durably and its verdict sent, ${CLICKS} members`);
const round = await post();
// Everybody has pressed a button before: names and zones are known, as on any day but the first.
await throughput(app, CLICKS, index => click(index, round));
const clicking = await inTurns(async server =>
  clickThroughput(server, server === app ? await post() : round),
);
report(clicking, 'clicks/s');

if (isLong) {
  console.log('\nMemory of the app while it answers');
  await throughput(app, 10_000, index => command(ask(index)));
  const early = app.memory() ?? 0;
  await throughput(app, 90_000, index => command(ask(index)));
  const late = app.memory() ?? 0;
  row('after 10,000 questions', `${early.toFixed(0)} MiB`);
  row('after 100,000 questions', `${late.toFixed(0)} MiB, ${(late / early).toFixed(2)} times`);
}

await app.stop();
await bare.stop();
slack.close();
rmSync(folder, { recursive: true, force: true });

/** App and yardstick one after the other, three times each; medians. */
async function inTurns(measure: (server: Server) => Promise<number>): Promise<{ app: number; bare: number }> {
  const rates = { app: [] as number[], bare: [] as number[] };
  for (let turn = 0; turn < 3; turn += 1) {
    rates.app.push(await measure(app));
    rates.bare.push(await measure(bare));
  }
  return { app: median(rates.app), bare: median(rates.bare) };
}

async function throughput(
  server: Server,
  count: number,
  fields: (index: number) => Record<string, string>,
): Promise<number> {
  let next = 0;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: CONCURRENCY }, async () => {
      while (next < count) {
        const index = next;
        next += 1;
        await server.send(fields(index));
      }
    }),
  );
  return (count / (performance.now() - began)) * 1_000;
}

/** Until the last verdict has arrived, not only until the last click was acknowledged. */
async function clickThroughput(server: Server, button: string): Promise<number> {
  const before = slack.replies();
  const began = performance.now();
  await throughput(server, CLICKS, index => click(index, button));
  while (slack.replies() - before < CLICKS) await setTimeout(1);
  return (CLICKS / (performance.now() - began)) * 1_000;
}

async function latencyAt(server: Server, perSecond: number, seconds: number): Promise<number> {
  const times: number[] = [];
  const sent: Promise<void>[] = [];
  const began = performance.now();
  for (let index = 0; index < perSecond * seconds; index += 1) {
    await setTimeout(Math.max(0, began + (index * 1_000) / perSecond - performance.now()));
    const at = performance.now();
    sent.push(server.send(command(ask(index))).then(() => void times.push(performance.now() - at)));
  }
  await Promise.all(sent);
  return times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? 0;
}

function common(): Record<string, string> {
  return { team_id: 'T1', channel_id: 'C1', response_url: slack.responseUrl, is_enterprise_install: 'false' };
}

function ask(index: number): string {
  return `ask ${questions[index % questions.length]} ${index % 4 === 0 ? '' : 'please'}`;
}

function command(text: string): Record<string, string> {
  return {
    ...common(),
    command: '/aif',
    text,
    user_id: `U${Math.ceil(Math.random() * 1_000)}`,
    trigger_id: `1.${Math.random()}`,
  };
}

function click(index: number, value: string): Record<string, string> {
  return {
    payload: JSON.stringify({
      type: 'block_actions',
      team: { id: 'T1' },
      user: { id: `U${index}` },
      channel: { id: 'C1' },
      container: { type: 'message', message_ts: '1.000100' },
      trigger_id: `1.${index}`,
      response_url: slack.responseUrl,
      actions: [{ type: 'button', action_id: 'answer:1', block_id: 'answers', value, action_ts: '1' }],
    }),
  };
}

/** Posts a question; what its second button carries. */
async function post(): Promise<string> {
  const before = slack.lastButton();
  await app.send(command('post'));
  while (slack.lastButton() === before) await setTimeout(1);
  return slack.lastButton();
}

function report({ app: ours, bare: theirs }: { app: number; bare: number }, unit: string): void {
  row('app', `${ours.toFixed(0)} ${unit}`);
  row('bare Bolt', `${theirs.toFixed(0)} ${unit}`);
  row('ratio', (ours / theirs).toFixed(2));
}

function row(name: string, value: string): void {
  console.log(`  ${name.padEnd(40)}${value}`);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
