import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { asUserId } from '../../src/quiz/ids.ts';
import { postRound } from '../../src/slack/rounds/post-round.ts';
import { type AppStand, standUp, study, workspace } from './app-stand.ts';
import { libraryOf } from './library-of.ts';

let stand: AppStand;
beforeEach(async () => {
  stand = await standUp({ library: () => libraryOf('single'), timeout: 200 });
});
afterEach(() => stand.close());

const cause = { kind: 'request', request: 'a' } as const;

/** The first answer of somebody whom the app has never heard of. */
async function firstAnswer(): Promise<void> {
  const posted = await postRound(stand.deps, { workspace, channel: study, timeZone: 'UTC', cause });
  expect(posted.kind).toBe('posted');
  const [question] = stand.ben.messages('aif-study');
  if (!question) throw new Error('nothing posted');
  await stand.ben.click(question, { actionId: 'answer:0' });
}
const ben = async () => stand.deps.store.findMember(workspace, asUserId(stand.ben.id));

describe('somebody new who answers', () => {
  test('hears at once whether it was right, however long Slack takes to tell who they are', async () => {
    stand.sandbox.faults.add({ method: 'users.info', kind: 'hang', times: 100 });
    await firstAnswer();
    await stand.sees(stand.ben, 'Right');
    expect(await ben()).toMatchObject({ name: 'ben', timeZone: undefined });
  });

  test('gets their time zone as soon as Slack tells, and keeps the answer', async () => {
    stand.sandbox.faults.add({ method: 'users.info', kind: 'rate-limit', retryAfter: 1, times: 1 });
    await firstAnswer();
    // The workspace does not change with it, so its own waiting would not notice.
    while ((await ben())?.timeZone === undefined) await new Promise(resolve => setImmediate(resolve));
    expect(await ben()).toMatchObject({ name: 'ben', timeZone: 'UTC' });
    const round = await stand.deps.store.findOpenRound(workspace, study);
    expect(round && (await stand.deps.store.countAnswers(round.id))).toBe(1);
  });
});

test('a command that needs a member goes on with what is known when Slack tells nothing', async () => {
  stand.sandbox.faults.add({ method: 'users.info', kind: 'server-error', times: 100 });
  await stand.ben.command('aif-study', '/aif me');
  await stand.sees(stand.ben, 'You have not answered');
});
