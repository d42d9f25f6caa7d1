import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { rescueRounds } from '../../src/jobs/rescue.ts';
import { createPace } from '../../src/slack/pace/pace.ts';
import { LEASE_MS, postRound } from '../../src/slack/rounds/post-round.ts';
import { type AppStand, START, standUp, study, workspace } from './app-stand.ts';
import { libraryOf } from './library-of.ts';

let stand: AppStand;
beforeEach(async () => {
  stand = await standUp({ library: () => libraryOf('single') });
});
afterEach(() => stand.close());

const order = (request: string) =>
  ({ workspace, channel: study, timeZone: 'UTC', cause: { kind: 'request', request } }) as const;
const questions = () => stand.sandbox.messages(study).filter(message => message.metadata !== undefined);
const states = async (): Promise<string[]> => {
  const open = await stand.deps.store.findOpenRound(workspace, study);
  const unfinished = await stand.deps.store.listUnfinished(Number.MAX_SAFE_INTEGER, 10);
  return [...(open ? ['open'] : []), ...unfinished.map(round => round.state)];
};

/** The workspace does not change when the app writes a line, so its own waiting would not notice. */
const logged = async (text: string): Promise<void> => {
  while (!stand.log.some(line => line.includes(text))) await new Promise(resolve => setImmediate(resolve));
};

describe('posting while Slack has a bad day', () => {
  test('waits as long as Slack asks when it limits the rate', async () => {
    stand.sandbox.faults.add({ method: 'chat.postMessage', kind: 'rate-limit', retryAfter: 2, times: 2 });
    expect(await postRound(stand.deps, order('a'))).toMatchObject({ kind: 'posted' });
    expect(questions()).toHaveLength(1);
  });

  test.each(['server-error', 'reset', 'accepted-but-lost', 'accepted-then-500'] as const)(
    'leaves a claim after %s, and the rescue makes exactly one open question of it',
    async kind => {
      stand.sandbox.faults.add({ method: 'chat.postMessage', kind, times: 1 });
      expect(await postRound(stand.deps, order('a'))).toMatchObject({ kind: 'unconfirmed' });
      await rescueRounds(stand.deps);
      expect(await states()).toEqual(['claimed']);
      await stand.sandbox.advanceClock(LEASE_MS);
      await rescueRounds(stand.deps);
      expect(questions()).toHaveLength(1);
      expect(await states()).toEqual(['open']);
    },
  );

  test('gives up on a Slack that hangs, and the rescue makes exactly one open question of it', async () => {
    await stand.close();
    stand = await standUp({ timeout: 200 });
    stand.sandbox.faults.add({ method: 'chat.postMessage', kind: 'hang', times: 1 });
    expect(await postRound(stand.deps, order('a'))).toMatchObject({ kind: 'unconfirmed' });
    await stand.sandbox.advanceClock(LEASE_MS);
    await rescueRounds(stand.deps);
    expect(questions()).toHaveLength(1);
    expect(await states()).toEqual(['open']);
    const counted = (await stand.metrics.text()).match(/aif_rounds_total\{.*/g);
    expect(counted?.toSorted()).toEqual([
      'aif_rounds_total{outcome="posted"} 1',
      'aif_rounds_total{outcome="repaired"} 1',
      'aif_rounds_total{outcome="unconfirmed"} 1',
    ]);
  });

  test('hands a claim that waits for Slack over at once when the process stops', async () => {
    const { deps, sandbox } = stand;
    const stopping = new AbortController();
    const { signal } = stopping;
    const pause = () => new Promise<void>(resolve => signal.addEventListener('abort', () => resolve()));
    const pace = createPace({ meter: deps.store, log: deps.log, now: () => START, pause, stopping: signal });
    sandbox.faults.add({ method: 'chat.postMessage', kind: 'rate-limit', retryAfter: 30, times: 1 });
    const posting = postRound({ ...deps, pace, stopping: signal }, order('a'), 'due');
    await sandbox.until(() => sandbox.calls.find(({ error }) => error === 'ratelimited'));
    while (pace.waiting() === 0) await new Promise(resolve => setImmediate(resolve));
    stopping.abort();
    await expect(posting).rejects.toThrow('the process is stopping');
    await rescueRounds(deps);
    expect(questions()).toHaveLength(1);
    expect(await states()).toEqual(['open']);
  });

  test('is told to the person who asked for the question', async () => {
    stand.sandbox.faults.add({ method: 'chat.postMessage', kind: 'server-error', times: 1 });
    await stand.anna.command('aif-study', '/aif post');
    await stand.sees(stand.anna, 'Slack has not confirmed the message');
  });

  test('withdraws the claim when Slack refuses, and frees the question', async () => {
    stand.sandbox.admin.revoke('chat:write');
    expect(await postRound(stand.deps, order('a'))).toEqual({ kind: 'refused', code: 'missing_scope' });
    expect(await stand.deps.store.listPastRounds(workspace, study)).toEqual([]);
  });

  test('two rescuers at once post once', async () => {
    stand.sandbox.faults.add({ method: 'chat.postMessage', kind: 'server-error', times: 1 });
    await postRound(stand.deps, order('a'));
    await stand.sandbox.advanceClock(LEASE_MS);
    await Promise.all([rescueRounds(stand.deps), rescueRounds(stand.deps)]);
    expect(questions()).toHaveLength(1);
  });

  test.each([
    ['is archived', () => stand.sandbox.admin.archive('aif-study')],
    ['is one that the app was removed from', () => stand.sandbox.admin.removeApp('aif-study')],
  ])('gives a claim up when the channel %s meanwhile', async (_what, happen) => {
    stand.sandbox.faults.add({ method: 'chat.postMessage', kind: 'server-error', times: 1 });
    await postRound(stand.deps, order('a'));
    happen();
    await stand.sandbox.advanceClock(LEASE_MS);
    await rescueRounds(stand.deps);
    await rescueRounds(stand.deps);
    expect(await states()).toEqual([]);
  });

  test('shows a result later when Slack did not take it at once', async () => {
    await postRound(stand.deps, order('a'));
    stand.sandbox.faults.add({ method: 'chat.update', kind: 'server-error', times: 4 });
    await postRound(stand.deps, order('b'));
    expect(await states()).toEqual(['open', 'closed']);
    await rescueRounds(stand.deps);
    expect(await states()).toEqual(['open']);
    await stand.sees(stand.chloe, 'Result');
  });
});

describe('answering while Slack has a bad day', () => {
  test('keeps the answer when the verdict cannot be delivered, and tells it on the next press', async () => {
    await postRound(stand.deps, order('a'));
    const [question] = stand.anna.messages('aif-study');
    if (!question) throw new Error('nothing posted');
    stand.sandbox.faults.add({ method: 'response_url', kind: 'server-error', times: 1 });
    await stand.ben.click(question, { actionId: 'answer:0' });
    await logged('reply not delivered');
    await stand.ben.click(question, { actionId: 'answer:1' });
    await stand.sees(stand.ben, 'the first answer counts');
  });

  test('acknowledges a press when the answer is written down, and not before', async () => {
    await postRound(stand.deps, order('a'));
    const [question] = stand.anna.messages('aif-study');
    if (!question) throw new Error('nothing posted');
    const record = stand.deps.store.recordAnswer;
    let write = (): void => {};
    const asked = new Promise<void>(begin => {
      const allowed = new Promise<void>(resolve => {
        write = resolve;
      });
      stand.deps.store.recordAnswer = async given => {
        begin();
        await allowed;
        return record(given);
      };
    });
    let isAcknowledged = false;
    const clicked = stand.ben.click(question, { actionId: 'answer:0' }).then(outcome => {
      isAcknowledged = true;
      return outcome;
    });
    await asked;
    await new Promise(setImmediate);
    expect(isAcknowledged).toBe(false);
    write();
    expect(await clicked).toMatchObject({ kind: 'acked' });
  });

  test('apologises with a reference that the log knows when something breaks', async () => {
    await stand.ben.command('aif-study', '/aif help');
    await stand.deps.store.close();
    await stand.ben.command('aif-study', '/aif me');
    const message = await stand.sees(stand.ben, 'it is not your fault');
    const [, reference = 'none'] = /reference (\w{8})\./.exec(message.text) ?? [];
    expect(stand.log.join()).toContain(`"reference":"${reference}"`);
  });

  test('survives broken sockets', async () => {
    stand.sandbox.faults.dropSockets();
    await stand.sandbox.until(() => stand.sandbox.connections() === 0);
    await stand.sandbox.until(() => stand.sandbox.connections() > 0, { timeoutMs: 20_000 });
    await stand.ben.command('aif-study', '/aif help');
    await stand.sees(stand.ben, 'What you can do');
  });
});
