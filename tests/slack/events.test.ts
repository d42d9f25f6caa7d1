import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { asChannelId, asMemberKey, asUserId } from '../../src/quiz/ids.ts';
import { postRound } from '../../src/slack/rounds/post-round.ts';
import { type AppStand, standUp, study, wordsOf, workspace } from './app-stand.ts';
import { libraryOf } from './library-of.ts';

let stand: AppStand;
beforeEach(async () => {
  stand = await standUp({ library: () => libraryOf('single') });
});
afterEach(() => stand.close());

describe('asking without a command', () => {
  test('a mention is answered in its thread, for all to see', async () => {
    const asked = await stand.ben.mention('aif-study', 'what is recall');
    const answer = await stand.sandbox.until(() => stand.chloe.thread('aif-study', asked.ts)[1]);
    expect(wordsOf(answer)).toContain('Recall');
    expect(answer.ephemeral).toBe(false);
  });

  test('a direct message is answered', async () => {
    await stand.ben.say('app', 'what is overfitting');
    await stand.sandbox.until(() =>
      stand.ben.messages('app').some(message => wordsOf(message).includes('facts checked')),
    );
  });

  test('a mention without a question gets examples', async () => {
    const asked = await stand.ben.mention('aif-study', '');
    const answer = await stand.sandbox.until(() => stand.chloe.thread('aif-study', asked.ts)[1]);
    expect(wordsOf(answer)).toContain('/aif ask what is Model Monitor');
  });

  test('a mass mention inside it notifies nobody', async () => {
    const asked = await stand.ben.mention('aif-study', 'what is recall <!channel>');
    const answer = await stand.sandbox.until(() => stand.chloe.thread('aif-study', asked.ts)[1]);
    expect(wordsOf(answer)).not.toContain('<!');
  });

  test('the app does not talk to itself', async () => {
    await stand.ben.say('app', 'what is recall');
    await stand.sandbox.until(() => stand.ben.messages('app').length > 1);
    await stand.sandbox.settled();
    expect(stand.ben.messages('app')).toHaveLength(2);
  });
});

describe('the Home tab', () => {
  test('says what the app is for and opens chapters of the guide', async () => {
    await stand.ben.openHome();
    const home = await stand.sandbox.until(() => stand.ben.home());
    expect(wordsOf({ text: '', blocks: home.blocks })).toMatch(/Study for AIF-C01.*\/aif ask/s);
    await stand.ben.click('home', { text: 'MLOps Fundamentals' });
    await stand.sandbox.until(() => stand.ben.views().length === 1);
  });
});

describe('what happens in the workspace', () => {
  const member = () =>
    stand.deps.store.rememberMember({
      workspace,
      user: asUserId('U0BEN'),
      key: asMemberKey('ben'),
      name: 'ben',
      timeZone: 'UTC',
      now: 1,
    });

  test('a new name is on the board, and who leaves the workspace is not', async () => {
    await member();
    stand.sandbox.admin.changeMember('U0BEN', { name: 'benjamin', realName: 'Benjamin' });
    await stand.sandbox.settled();
    expect([...(await stand.deps.store.listNames([asMemberKey('ben')])).values()]).toEqual(['benjamin']);
    stand.sandbox.admin.changeMember('U0BEN', { isDeactivated: true });
    await stand.sandbox.settled();
    expect(await stand.deps.store.listNames([asMemberKey('ben')])).toEqual(new Map());
  });

  test('a channel with a new id keeps its rounds', async () => {
    await postRound(stand.deps, {
      workspace,
      channel: study,
      timeZone: 'UTC',
      cause: { kind: 'request', request: 'a' },
    });
    stand.sandbox.admin.changeChannelId('aif-study', 'C0STUDY2');
    await stand.sandbox.settled();
    expect(await stand.deps.store.findOpenRound(workspace, asChannelId('C0STUDY2'))).toBeDefined();
  });

  test('after an uninstall its token is forgotten', async () => {
    expect(await stand.deps.store.findInstallation(workspace)).toBeDefined();
    stand.sandbox.admin.uninstall();
    await stand.sandbox.until(() => stand.log.some(line => line.includes('uninstalled')));
    expect(await stand.deps.store.findInstallation(workspace)).toBeUndefined();
  });
});

test('people of another organisation can read, and their answers do not count', async () => {
  const posted = await postRound(stand.deps, {
    workspace,
    channel: study,
    timeZone: 'UTC',
    cause: { kind: 'request', request: 'a' },
  });
  if (posted.kind !== 'posted') throw new Error(posted.kind);
  stand.sandbox.admin.changeMember('chloe', { teamId: 'T0OTHER' });
  const [question] = stand.ben.messages('aif-study');
  if (!question) throw new Error('nothing posted');
  await stand.chloe.click(question, { actionId: 'answer:0' });
  await stand.sees(stand.chloe, 'belongs to the other organisation');
  expect(await stand.deps.store.countAnswers(posted.round.id)).toBe(0);
});
