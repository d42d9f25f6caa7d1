import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { asUserId } from '../../src/quiz/ids.ts';
import { commands } from '../../src/slack/commands.ts';
import { type AppStand, standUp, study, wordsOf, workspace } from './app-stand.ts';

let stand: AppStand;
beforeEach(async () => {
  stand = await standUp();
});
afterEach(() => stand.close());

/** What Ben sees after a command. */
async function said(line: string, member = stand.ben): Promise<string> {
  const before = member.messages('aif-study').length;
  await member.command('aif-study', line);
  await stand.sandbox.until(() => member.messages('aif-study').length > before);
  const message = member.lastMessage('aif-study');
  return message ? wordsOf(message) : '';
}

describe('/aif', () => {
  test.each(['/aif', '/aif help', '/aif HELP'])('%s lists every command', async line => {
    expect(await said(line)).toMatch(/\/aif ask.*\/aif me.*\/aif leaderboard.*\/aif post/s);
  });

  test.each([
    ['/aif lederboard', 'Did you mean /aif leaderboard?'],
    ['/aif lederboard month', 'Did you mean /aif leaderboard month?'],
    ['/aif aks what is recall', 'Did you mean /aif ask what is recall?'],
    ['/aif Ranking', 'Did you mean /aif leaderboard?'],
    ['/aif quiz', 'Did you mean /aif practice?'],
    ['/aif what is recall', 'To ask the study guide, type /aif ask what is recall'],
    ['/aif xyzzy', 'Type /aif help'],
    ['/aif <!channel>', 'Type /aif help'],
  ])('%s is led to what was meant', async (line, sentence) => {
    expect(await said(line)).toContain(sentence);
  });

  test.each([
    ['/aif help schedule', '/aif schedule mon-fri 09:00 Europe/Berlin close 17:00'],
    ['/aif schedule help', '/aif schedule unskip 2026-12-24'],
    ['/aif practice HELP', '/aif practice SageMaker Clarify'],
    ['/aif help ranking', '/aif leaderboard hide'],
  ])('%s shows examples', async (line, example) => {
    expect(await said(line)).toContain(example);
  });

  test('no word stands for two commands', () => {
    const words = commands.flatMap(({ name, alsoTyped = [] }) => [name, ...alsoTyped]);
    expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([]);
  });

  test('answers only the person who asked, on the acknowledgement itself', async () => {
    const outcome = await stand.ben.command('aif-study', '/aif ask what is Model Monitor');
    expect(outcome).toMatchObject({ kind: 'acked', message: { ephemeral: true } });
    expect(stand.anna.messages('aif-study')).toEqual([]);
    expect(stand.sandbox.calls.filter(call => call.method === 'response_url')).toEqual([]);
  });
});

describe('/aif ask', () => {
  test('answers from the guide, with the section, its date and what became of the service', async () => {
    const words = await said('/aif ask what is Model Monitor');
    expect(words).toContain('*Model Monitoring*');
    expect(words).toContain('Components of an ML Pipeline');
    expect(words).toContain('facts checked on');
    expect(words).toContain('Closed to new customers since 30 July 2026');
  });

  test('without a question shows what can be asked', async () => {
    expect(await said('/aif ask')).toContain('/aif ask what is Model Monitor');
  });

  test('says so when the guide has no answer', async () => {
    expect(await said('/aif ask best pizza in rome')).toContain('The study guide does not answer that');
  });

  test('opens the whole section, and shares the answer with the channel', async () => {
    await said('/aif ask what is Model Monitor');
    const answer = stand.ben.lastMessage('aif-study');
    if (!answer) throw new Error('no answer');
    await stand.ben.click(answer, { text: 'Read the whole section' });
    const view = await stand.sandbox.until(() => stand.ben.views().at(-1));
    expect(wordsOf({ text: '', blocks: view.view.blocks })).toContain('Monitoring Aspects');
    await stand.ben.closeView();
    await stand.ben.click(answer, { text: 'Share to channel' });
    const shared = await stand.sees(stand.anna, 'shared an answer', 'Model Monitoring');
    expect(shared.ephemeral).toBe(false);
  });

  test.each([
    ['4,000 characters', 'recall '.repeat(571)],
    ['control characters', 'what is \u0000\u0007\u001b[31m recall\u202e'],
    ['right to left', 'ما هو recall'],
    ['emoji', '🤖 what is recall 🎯?'],
    ['only emoji', '🤖🎯'],
    ['markup', '*recall* `x` ~y~ > _z_'],
    ['a mass mention', 'recall <!channel> <!here> @everyone'],
    ['a link', 'recall <https://example.com|click> <@U0ANNA>'],
    ['SQL', "recall'; drop table answers; --"],
  ])('takes %s as a normal question, and nobody is notified', async (_kind, question) => {
    const words = await said(`/aif ask ${question}`);
    expect(words).not.toMatch(/<!|did not work/);
    expect(words).toMatch(/Recall|study guide does not answer|Did you mean/);
    expect(stand.log.join()).not.toContain('"level":50');
  });
});

describe('/aif post', () => {
  test('is refused kindly to members', async () => {
    expect(await said('/aif post')).toContain('Posting is for workspace admins and quiz managers');
    expect(stand.sandbox.messages(study)).toEqual([]);
  });

  test('works for named managers', async () => {
    await stand.deps.store.addManager(workspace, asUserId('U0BEN'), asUserId('U0ANNA'), 0);
    await stand.ben.command('aif-study', '/aif post');
    await stand.sees(stand.ben, 'Posted.');
    expect(stand.sandbox.messages(study)).toHaveLength(1);
  });

  test('delivered twice posts once', async () => {
    stand.sandbox.faults.deliverTwice(1);
    await stand.anna.command('aif-study', '/aif post');
    await stand.sees(stand.anna, 'Posted.');
    await stand.sandbox.settled();
    expect(stand.sandbox.messages(study)).toHaveLength(1);
  });

  test.each([
    ['that the app is not in', 'general', 'Type /invite @aif'],
    ['that is no channel', 'app', 'Questions are for channels'],
  ])('in a place %s says what to do', async (_place, channel, sentence) => {
    await stand.anna.command(channel, '/aif post');
    await stand.sandbox.until(() =>
      stand.anna.messages(channel).some(message => wordsOf(message).includes(sentence)),
    );
  });

  test('in a channel that the app was removed from says how to invite it', async () => {
    stand.sandbox.admin.removeApp('aif-study');
    expect(await said('/aif post', stand.anna)).toContain('Type /invite @aif');
  });

  test('in a private channel that the app is not in says how to invite it', async () => {
    stand.sandbox.admin.removeApp('aif-study');
    const conversation = stand.sandbox.workspace.conversations.get(study);
    if (conversation) conversation.isPrivate = true;
    expect(await said('/aif post', stand.anna)).toContain('Type /invite @aif');
  });
});

describe('/aif leaderboard and /aif me', () => {
  test('say what to expect when there is nothing yet', async () => {
    expect(await said('/aif leaderboard')).toContain('No points here yet');
    expect(await said('/aif me')).toContain('You have not answered a question in a channel yet');
  });

  test.each(['month', 'all', 'WEEK'])('/aif leaderboard %s is a board', async window => {
    expect(await said(`/aif leaderboard ${window}`)).toContain('Leaderboard');
  });

  test('an unknown board is named with the known ones', async () => {
    const words = await said('/aif leaderboard year');
    expect(words).toContain('week, month and all');
    expect(words).toContain('/aif leaderboard hide');
  });
});

test('in an archived channel nothing is posted, also by who still has its composer open', async () => {
  await stand.close();
  // Slack drops answers to archived channels.
  stand = await standUp({ complaints: /channel_is_archived/ });
  stand.sandbox.admin.archive('aif-study');
  await stand.anna.command('aif-study', '/aif post');
  await stand.sandbox.until(() => stand.sandbox.complaints.length > 0);
  expect(stand.sandbox.messages(study)).toEqual([]);
});
