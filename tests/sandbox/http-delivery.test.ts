import { createServer } from 'node:http';
import { App, HTTPReceiver, LogLevel } from '@slack/bolt';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { signatureHeaders } from '../../src/sandbox/delivery/http-transport.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { startSandbox } from '../../src/sandbox/server.ts';
import { manualTimers } from '../../src/sandbox/timers.ts';
import { callApi, plain } from './call-api.ts';

const signingSecret = 'shared-secret';
let sandbox: Sandbox;
let app: App;
let address: string;
beforeEach(async () => {
  const port = await freePort();
  address = `http://127.0.0.1:${port}/slack/events`;
  sandbox = await startSandbox({
    delivery: { kind: 'http', url: address },
    timers: manualTimers(),
    secrets: { signingSecret },
    app: { commands: [{ command: '/x' }] },
  });
  const receiver = new HTTPReceiver({ signingSecret, logLevel: LogLevel.ERROR });
  app = new App({
    token: sandbox.botToken,
    receiver,
    deferInitialization: true,
    convoStore: false,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: sandbox.apiUrl, retryConfig: { retries: 0 } },
  });
  await app.init();
  await app.start({ port, host: '127.0.0.1' });
});
afterEach(async () => {
  await sandbox.close();
  await app.stop();
});

/** Bolt takes a number only, so one is borrowed and given back. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise(resolve => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

test('commands, clicks and events arrive signed, and answers come back', async () => {
  const heard: string[] = [];
  app.command('/x', async ({ ack, command }) => ack(`you said ${command.text}`));
  app.action('go', async ({ ack, respond }) => {
    await ack();
    await respond({ text: 'clicked', replace_original: false });
  });
  app.event('app_mention', async ({ event }) => void heard.push(event.text));
  const anna = sandbox.as('anna');

  expect(await anna.command('study', '/x hello & goodbye')).toMatchObject({
    kind: 'acked',
    message: { text: 'you said hello &amp; goodbye' },
  });
  const elements = [{ type: 'button', action_id: 'go', text: plain(1) }];
  await callApi(sandbox, 'chat.postMessage', {
    channel: 'C0STUDY',
    text: 'x',
    blocks: [{ type: 'actions', elements }],
  });
  const message = await sandbox.until(() => anna.lastMessage('study'));
  expect(await anna.click(message, { actionId: 'go' })).toMatchObject({ kind: 'acked' });
  await sandbox.until(() => anna.lastMessage('study')?.text === 'clicked');
  await anna.mention('study', 'hi');
  expect(heard).toEqual(['<@U0APP> hi']);
});

test('a receiver with another secret refuses, and the member sees that it failed', async () => {
  const other = await startSandbox({
    delivery: { kind: 'http', url: address },
    timers: manualTimers(),
    secrets: { signingSecret: 'another-secret' },
    app: { commands: [{ command: '/x' }] },
  });
  expect(await other.as('anna').command('study', '/x')).toEqual({
    kind: 'failed',
    text: '/x failed with the error "dispatch_failed"',
  });
  await other.close();
});

test('Socket Mode is not to be had with an app that has an address', async () => {
  expect(await callApi(sandbox, 'apps.connections.open', {}, sandbox.appToken)).toMatchObject({
    error: 'socket_mode_not_enabled',
  });
});

test('the signature is the one of the documentation', () => {
  // The example of docs.slack.dev, "Verifying requests from Slack".
  const body =
    'token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c';
  expect(signatureHeaders('8f742231b10e8888abcd99yyyzzz85a5', body, 1_531_420_618)['x-slack-signature']).toBe(
    'v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503',
  );
});
