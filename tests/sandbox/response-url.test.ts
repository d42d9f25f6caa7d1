import { afterEach, beforeEach, expect, test } from 'vitest';
import type { JsonObject } from '../../src/sandbox/json.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { startSandbox } from '../../src/sandbox/server.ts';
import { issueResponseUrl, type ResponseTarget } from '../../src/sandbox/workspace/response-urls.ts';
import { callApi, section } from './call-api.ts';

let sandbox: Sandbox;
let time = Date.UTC(2026, 10, 23, 9);
beforeEach(async () => {
  sandbox = await startSandbox({ now: () => time });
});
afterEach(() => sandbox.close());

const issue = (change: Partial<ResponseTarget> = {}) =>
  new URL(
    issueResponseUrl(sandbox.workspace, { channel: 'C0STUDY', member: 'U0ANNA', ...change }),
    sandbox.url,
  );

async function send(url: URL, answer: JsonObject): Promise<[number, string]> {
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(answer) });
  return [response.status, await response.text()];
}

const seen = (member: string) =>
  sandbox
    .as(member)
    .messages('study')
    .map(({ text }) => text);

test('takes five answers, and no sixth', async () => {
  const url = issue();
  for (let use = 1; use <= 5; use++) expect(await send(url, { text: `${use}` })).toEqual([200, 'ok']);
  expect(await send(url, { text: '6' })).toEqual([404, 'used_url']);
  expect(seen('anna')).toEqual(['1', '2', '3', '4', '5']);
});

test('lives for thirty minutes', async () => {
  const url = issue();
  time += 30 * 60_000 - 1;
  expect(await send(url, { text: 'in time' })).toEqual([200, 'ok']);
  time += 1;
  expect(await send(url, { text: 'too late' })).toEqual([404, 'expired_url']);
});

test('a refused answer does not use it up', async () => {
  const url = issue();
  expect(await send(url, { text: '' })).toEqual([400, 'no_text']);
  expect(await send(url, { text: 'x', blocks: [section(3_001)] })).toEqual([400, 'invalid_blocks']);
  for (let use = 1; use <= 5; use++) expect(await send(url, { text: 'x' })).toEqual([200, 'ok']);
});

test('an address from nowhere and an answer that is no JSON are refused', async () => {
  expect(await send(new URL('/response/T/1/2', sandbox.url), { text: 'x' })).toEqual([404, 'invalid_url']);
  const response = await fetch(issue(), { method: 'POST', body: 'text=x' });
  expect([response.status, await response.text()]).toEqual([400, 'invalid_payload']);
});

test('answers the member alone unless asked to answer the channel, even where the app is not', async () => {
  const url = issue({ channel: 'C0GENERAL' });
  await send(url, { text: 'for you' });
  await send(url, { text: 'for all', response_type: 'in_channel' });
  expect(
    sandbox
      .as('anna')
      .messages('general')
      .map(({ text }) => text),
  ).toEqual(['for you', 'for all']);
  expect(
    sandbox
      .as('ben')
      .messages('general')
      .map(({ text }) => text),
  ).toEqual(['for all']);
});

test('an archived channel takes no answers', async () => {
  const url = issue();
  sandbox.admin.archive('study');
  expect(await send(url, { text: 'x' })).toEqual([410, 'channel_is_archived']);
});

test('from a posted message it replaces or deletes that message, or leaves it as it is', async () => {
  const { ts } = await callApi(sandbox, 'chat.postMessage', { channel: 'C0STUDY', text: 'first' });
  const url = issue({ source: { ts: String(ts), isEphemeral: false } });
  await send(url, { text: 'aside', replace_original: false });
  expect(seen('anna')).toEqual(['first', 'aside']);
  await send(url, { text: 'second', replace_original: true });
  expect(seen('ben')).toEqual(['second']);
  await send(url, { text: 'third' });
  expect(seen('ben')).toEqual(['third']);
  await send(url, { delete_original: true });
  expect(seen('ben')).toEqual([]);
});

test('an ephemeral message is changed by its own response_url and by nothing else', async () => {
  const { message_ts: ts } = await callApi(sandbox, 'chat.postEphemeral', {
    channel: 'C0STUDY',
    user: 'U0ANNA',
    text: 'only you',
  });
  expect(await callApi(sandbox, 'chat.update', { channel: 'C0STUDY', ts, text: 'x' })).toMatchObject({
    error: 'message_not_found',
  });
  expect(await callApi(sandbox, 'chat.delete', { channel: 'C0STUDY', ts })).toMatchObject({
    error: 'message_not_found',
  });
  const url = issue({ source: { ts: String(ts), isEphemeral: true } });
  await send(url, { text: 'still only you', replace_original: true });
  expect(seen('anna')).toEqual(['still only you']);
  await send(url, { delete_original: true });
  expect(seen('anna')).toEqual([]);
  expect(seen('ben')).toEqual([]);
});

test('an answer may go into a thread', async () => {
  const { ts } = await callApi(sandbox, 'chat.postMessage', { channel: 'C0STUDY', text: 'parent' });
  await send(issue(), { text: 'reply', response_type: 'in_channel', thread_ts: String(ts) });
  expect(
    sandbox
      .as('ben')
      .thread('study', String(ts))
      .map(({ text }) => text),
  ).toEqual(['parent', 'reply']);
  expect(seen('ben')).toEqual(['parent']);
});
