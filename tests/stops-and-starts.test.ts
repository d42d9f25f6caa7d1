import { createHmac } from 'node:crypto';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, describe, expect, inject, test } from 'vitest';
import { folder, freePort, Process, slack } from './app-process.ts';

const secrets = { botToken: 'xoxb-test', appToken: 'xapp-test', signingSecret: '0123456789abcdef' };
const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** Several processes are started, and waited for, one after the other. */
const UNHURRIED = { timeout: 120_000 };

describe('a stop while the app is busy', UNHURRIED, () => {
  test('in Socket Mode finishes what runs, leaves the rest to the next start, and ends with 0 in time', async () => {
    const { sandbox, env } = await slack();
    const DATABASE_URL = `file:${join(folder(), 'aif.db')}`;
    const [anna, ben] = [sandbox.as('anna'), sandbox.as('ben')];
    const first = new Process({ ...env, DATABASE_URL });
    await first.says(/"msg":"ready"/);
    await anna.command('aif-study', '/aif post');
    const question = await sandbox.until(() => ben.messages('aif-study').find(({ ephemeral }) => !ephemeral));
    // A post that Slack never answers is under way, and a click.
    sandbox.faults.add({ method: 'chat.postMessage', kind: 'hang' });
    void anna.command('aif-study', '/aif post').catch(() => {});
    await sandbox.until(
      () => sandbox.calls.filter(({ method }) => method === 'chat.postMessage').length === 2,
    );
    void ben.click(question, { actionId: 'answer:0' }).catch(() => {});
    await sandbox.until(() => ben.messages('aif-study').find(({ text }) => /^(Right!|Not this)/.test(text)));
    const asked = performance.now();
    first.child.kill('SIGTERM');
    expect(await first.ended).toBe(0);
    expect(performance.now() - asked).toBeLessThan(10_000);
    expect(first.output).toContain('"msg":"stopping"');

    const second = new Process({ ...env, DATABASE_URL });
    await second.says(/"msg":"ready"/);
    await ben.click(question, { actionId: 'answer:1' });
    await sandbox.until(() =>
      ben
        .messages('aif-study')
        .find(({ blocks }) => JSON.stringify(blocks).includes('the first answer counts')),
    );
  });

  test('over HTTP answers every request that it took, and takes no more', async () => {
    const { env } = await slack({ secrets });
    const port = await freePort();
    const app = new Process({
      SLACK_BOT_TOKEN: secrets.botToken,
      SLACK_API_URL: env.SLACK_API_URL ?? '',
      SLACK_SIGNING_SECRET: secrets.signingSecret,
      PORT: String(port),
      DATABASE_URL: `file:${join(folder(), 'aif.db')}`,
    });
    await app.says(/"msg":"ready"/);
    const [first, ...rest] = Array.from({ length: 60 }, (_, index) => ask(port, `what is recall ${index}`));
    expect(await first).toBe(200);
    const asked = performance.now();
    app.child.kill('SIGTERM');
    expect(await app.ended).toBe(0);
    expect(performance.now() - asked).toBeLessThan(10_000);
    expect((await Promise.all(rest)).filter(answer => answer !== 200 && answer !== 'not taken')).toEqual([]);
    expect(await ask(port, 'what is recall')).toBe('not taken');
    expect(app.output).toContain('"msg":"stopped"');
  });
});

describe('a database and a Slack that are away', UNHURRIED, () => {
  test('are waited for at the start and later; the process lives, and says what it lacks', async () => {
    const slackPort = await freePort();
    const postgres = await door(await makeDatabase());
    const monitor = await freePort();
    const app = new Process({
      SLACK_BOT_TOKEN: secrets.botToken,
      SLACK_APP_TOKEN: secrets.appToken,
      SLACK_API_URL: `http://127.0.0.1:${slackPort}/api/`,
      DATABASE_URL: postgres.url,
      MONITOR_PORT: String(monitor),
    });
    await app.says(/"msg":"waiting for the database"/);
    const [status, text] = await readyz(monitor);
    expect(status).toBe(503);
    expect(text).toMatch(/^not ready\n- start: .*\n- database: no server answers.*Is Postgres running/);
    expect((await fetch(`http://127.0.0.1:${monitor}/healthz`)).status).toBe(200);

    await postgres.open();
    await app.says(/Slack does not answer; trying again/);
    expect((await readyz(monitor))[1]).toMatch(/- slack: Slack does not answer/);
    const before = await slack({ port: slackPort, secrets });
    await app.saysNext(/"msg":"ready"/);
    expect(await readyz(monitor)).toEqual([200, 'ready\n']);

    await postgres.cut();
    await app.saysNext(/"part":"database","trouble":"[^"]+","msg":"not ready"/);
    expect((await readyz(monitor))[1]).toMatch(/- database: /);
    await postgres.open();
    await app.saysNext(/"part":"database","msg":"well again"/);

    await before.sandbox.close();
    await app.saysNext(/"part":"slack","trouble":"[^"]+","msg":"not ready"/);
    const { sandbox } = await slack({ port: slackPort, secrets });
    await sandbox.until(() => sandbox.connections() === 1);
    await sandbox.as('anna').command('aif-study', '/aif help');
    await app.saysNext(/"part":"slack","msg":"well again"/);
    expect(await readyz(monitor)).toEqual([200, 'ready\n']);
    expect(await (await fetch(`http://127.0.0.1:${monitor}/metrics`)).text()).toContain('aif_ready 1');
    app.child.kill('SIGTERM');
    expect(await app.ended).toBe(0);
    for (const secret of ['xoxb-test', 'xapp-test', 'aif:aif']) expect(app.output).not.toContain(secret);
  });

  test('can be given up by a signal', async () => {
    const { env } = await slack();
    const app = new Process({ ...env, DATABASE_URL: `postgres://aif:aif@127.0.0.1:${await freePort()}/aif` });
    await app.says(/"msg":"waiting for the database"/);
    app.child.kill('SIGTERM');
    expect(await app.ended).toBe(0);
  });
});

test('a stop in the middle of the start ends it with 0 and without a complaint', async () => {
  const app = new Process({ MONITOR_PORT: '0' });
  await app.says(/"msg":"listening"/);
  app.child.kill('SIGTERM');
  expect(await app.ended).toBe(0);
  expect(app.output).not.toMatch(/\n\s+at |"level":50/);
});

test.each([
  [
    'a wrong password',
    (url: URL) => Object.assign(url, { password: 'wrong' }),
    /refuses this user, password/,
  ],
  [
    'a database that is not there',
    (url: URL) => Object.assign(url, { pathname: '/nope' }),
    /no database of that name/,
  ],
])('%s stops the start with a sentence', async (_what, spoil, sentence) => {
  const { env } = await slack();
  const app = new Process({ ...env, DATABASE_URL: String(spoil(new URL(inject('postgresUrl')))) });
  expect(await app.ended).toBe(1);
  expect(app.output).toMatch(/cannot start:\n- DATABASE_URL: /);
  expect(app.output).toMatch(sentence);
  expect(app.output).not.toMatch(/\n\s+at /);
});

async function readyz(port: number): Promise<[number, string]> {
  const response = await fetch(`http://127.0.0.1:${port}/readyz`);
  return [response.status, await response.text()];
}

/** A signed command; its status, or that the app did not take it. */
async function ask(port: number, question: string): Promise<number | 'not taken'> {
  const body = new URLSearchParams({
    command: '/aif',
    text: `ask ${question}`,
    team_id: 'T0LOCAL',
    channel_id: 'C0STUDY',
    user_id: 'U0BEN',
    trigger_id: question,
    response_url: 'https://hooks.slack.com/commands/T1/1/x',
    is_enterprise_install: 'false',
  }).toString();
  const at = String(Math.floor(Date.now() / 1_000));
  const signature = createHmac('sha256', secrets.signingSecret).update(`v0:${at}:${body}`).digest('hex');
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'x-slack-request-timestamp': at,
    'x-slack-signature': `v0=${signature}`,
  };
  try {
    const bytes = Buffer.from(body);
    return (await fetch(`http://127.0.0.1:${port}/slack/events`, { method: 'POST', headers, body: bytes }))
      .status;
  } catch {
    return 'not taken';
  }
}

/** A database of its own on the run's Postgres server. */
async function makeDatabase(): Promise<URL> {
  const url = new URL(inject('postgresUrl'));
  const name = `process_${process.pid}`;
  await onServer(`create database ${name}`);
  closing.push(() => onServer(`drop database ${name} with (force)`));
  url.pathname = `/${name}`;
  return url;
}

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject('postgresUrl') });
  await client.connect();
  await client.query(statement);
  await client.end();
}

/** A door to the server that can be shut, as when Postgres is not there. It begins shut. */
async function door(
  target: URL,
): Promise<{ url: string; open: () => Promise<void>; cut: () => Promise<void> }> {
  const port = await freePort();
  const sockets = new Set<Socket>();
  let server: Server | undefined;
  const cut = async (): Promise<void> => {
    for (const socket of sockets) socket.destroy();
    await new Promise<void>(resolve => (server ? server.close(() => resolve()) : resolve()));
    server = undefined;
  };
  closing.unshift(cut);
  const url = new URL(target);
  url.port = String(port);
  return {
    url: String(url),
    cut,
    open: () =>
      new Promise(resolve => {
        server = createServer(inside => {
          const outside = connect(Number(target.port), target.hostname);
          for (const socket of [inside, outside]) {
            sockets.add(socket);
            socket.on('error', () => {}).on('close', () => sockets.delete(socket));
          }
          inside.pipe(outside).pipe(inside);
        }).listen(port, '127.0.0.1', resolve);
      }),
  };
}
