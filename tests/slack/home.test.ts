import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { asUserId } from '../../src/quiz/ids.ts';
import { type AppStand, standUp, study, wordsOf, workspace } from './app-stand.ts';
import { libraryOf } from './library-of.ts';

let stand: AppStand;
beforeEach(async () => {
  stand = await standUp({ library: () => libraryOf('single') });
});
afterEach(() => stand.close());

type Member = AppStand['anna'];

/** What the member's Home tab says, once it says this. */
const home = (member: Member, text: string): Promise<string> =>
  stand.sandbox.until(() => saidBy(member.home()?.blocks, text));

/** What the member's topmost modal says, once it says this. */
const modal = (member: Member, text: string): Promise<string> =>
  stand.sandbox.until(() => saidBy(member.views().at(-1)?.view.blocks, text));

function saidBy(blocks: readonly unknown[] | undefined, text: string): string | false {
  const words = wordsOf({ text: '', blocks: blocks ?? [] });
  return words.includes(text) && words;
}

async function openHome(member: Member): Promise<void> {
  await member.openHome();
  await home(member, 'Settings');
}

const published = (): number =>
  stand.sandbox.calls.filter(({ method, isDone }) => method === 'views.publish' && isDone).length;

/** Anna posts a question; Ben opens his Home tab. */
async function postAndLook(): Promise<void> {
  await stand.anna.command('aif-study', '/aif post');
  await stand.sees(stand.ben, 'Question for the team');
  await openHome(stand.ben);
}

describe('the Home tab of somebody new', () => {
  test('makes nobody a member by looking, and offers to practise', async () => {
    await openHome(stand.ben);
    await home(stand.ben, 'practise with a question of your own');
    expect(await stand.deps.store.findMember(workspace, asUserId(stand.ben.id))).toBeUndefined();
  });

  test('practice works in a modal that changes in place, and the tab shows the verdict then', async () => {
    const { ben } = stand;
    await openHome(ben);
    await ben.click('home', { text: 'Practise' });
    await modal(ben, 'it does not count');
    await ben.click('view', { actionId: 'practice-answer:0' });
    await modal(ben, 'Remember:');
    expect(ben.views()).toHaveLength(1);
    await home(ben, 'Your last answers');
    await home(ben, 'not enough answers yet (1 answer)');
    await ben.closeView();
    await ben.click('home', { text: 'Why' });
    await modal(ben, 'Remember:');
    expect(stand.anna.views()).toEqual([]);
  });
});

describe('today’s question', () => {
  test('is answered from the tab, once, with the verdict on top, and counts in the channel', async () => {
    const { ben } = stand;
    await postAndLook();
    await home(ben, 'waits for your answer');
    await ben.click('home', { text: 'Answer today’s question' });
    await modal(ben, 'Your first answer counts');
    await ben.click('view', { actionId: 'answer:0' });
    await modal(ben, 'Facts checked on');
    expect(ben.views()).toHaveLength(2);
    await stand.sees(stand.chloe, '1 answered');
    const after = await home(ben, 'streak of 1 round');
    expect(after).not.toContain('waits for your answer');
    expect(stand.chloe.views()).toEqual([]);
  });

  test('is kept from who is not in its channel', async () => {
    stand.ben.leave('aif-study');
    await stand.anna.command('aif-study', '/aif post');
    await stand.sees(stand.chloe, 'Question for the team');
    await openHome(stand.ben);
    expect(await home(stand.ben, 'Settings')).not.toContain('waits for your answer');
  });

  test('is the channel’s newest when its button is pressed later, or says that it is closed', async () => {
    const { ben } = stand;
    await postAndLook();
    await home(ben, 'waits for your answer');
    const old = await stand.deps.store.findOpenRound(workspace, study);
    await stand.anna.command('aif-study', '/aif post');
    await stand.sees(ben, 'Result');
    await ben.click('home', { text: 'Answer today’s question' });
    await modal(ben, 'Your first answer counts');
    expect(JSON.stringify(ben.views())).not.toContain(old?.id);
    const newest = await stand.deps.store.findOpenRound(workspace, study);
    if (!newest) throw new Error('a question is open');
    await stand.deps.store.closeRound(newest.id, stand.deps.now());
    await ben.closeView();
    await ben.click('home', { text: 'Answer today’s question' });
    await modal(ben, 'This question is closed');
  });

  test('shows in a tab of its own for each of two members', async () => {
    await postAndLook();
    await openHome(stand.chloe);
    await stand.ben.click('home', { text: 'Answer today’s question' });
    await modal(stand.ben, 'Your first answer counts');
    await stand.ben.click('view', { actionId: 'answer:0' });
    await home(stand.ben, 'streak of 1 round');
    expect(await home(stand.chloe, 'waits for your answer')).not.toContain('streak of');
  });
});

test('what somebody answered is shown to nobody else, whatever a button says', async () => {
  const { ben, chloe, sandbox } = stand;
  await postAndLook();
  await ben.click(await stand.sees(ben, 'Question for the team'), { actionId: 'answer:1' });
  await ben.command('aif-study', '/aif practice');
  await ben.click(await stand.sees(ben, 'it does not count'), { actionId: 'practice-answer:0' });
  await home(ben, 'practice, 23 November');
  await home(ben, 'right');
  const buttons =
    JSON.stringify(ben.home()?.blocks).match(/\{\\"kind\\":\\"(round|attempt)\\"[^}]+\}/g) ?? [];
  expect(buttons).toHaveLength(2);
  const client = await stand.deps.clientFor(workspace);
  for (const [index, value] of buttons.entries()) {
    const button = { type: 'button', action_id: 'result', value: JSON.parse(`"${value}"`) } as const;
    const elements = [{ ...button, text: { type: 'plain_text', text: 'Why' } as const }];
    const text = `A copy ${index}`;
    await client.chat.postMessage({ channel: study, text, blocks: [{ type: 'actions', elements }] });
    await chloe.click(await stand.sees(chloe, text), { text: 'Why' });
    await sandbox.settled();
  }
  const told = chloe.messages('aif-study').filter(({ ephemeral }) => ephemeral);
  expect(told.map(wordsOf)).toEqual(
    Array(2).fill(expect.stringContaining('I do not have this answer any more.')),
  );
});

describe('publishing', () => {
  test('happens for who looked lately only, and not when nothing changed', async () => {
    await openHome(stand.ben);
    await stand.sandbox.settled();
    const before = published();
    await stand.chloe.command('aif-study', '/aif practice');
    await stand.ben.command('aif-study', '/aif help');
    await stand.sandbox.settled();
    expect(published()).toBe(before);
    expect(stand.chloe.home()).toBeUndefined();
  });
});

describe('settings', () => {
  test('are saved, shown on the tab, and kept', async () => {
    const { ben } = stand;
    await openHome(ben);
    await ben.click('home', { text: 'Change settings' });
    await modal(ben, 'Language of dates');
    await ben.submit({ boards: ['hide'], review_at: '18:30', time_zone: 'new york', date_language: 'de' });
    await modal(ben, 'Saved.');
    const shown = await home(ben, 'every day at 18:30');
    expect(shown).toContain('America/New_York');
    expect(shown).toContain('you are left out');
    await ben.command('aif-study', '/aif settings');
    const form = await stand.sandbox.until(
      () => JSON.stringify(ben.views().at(-1)).includes('18:30') && ben.views(),
    );
    expect(JSON.stringify(form)).toContain('America/New_York');
  });

  test('are saved by a form that was left open over a restart', async () => {
    const { ben } = stand;
    await ben.command('aif-study', '/aif settings');
    await modal(ben, 'Language of dates');
    await stand.restart();
    await ben.submit({ review_at: '18:30' });
    await modal(ben, 'Saved.');
    const member = await stand.deps.store.findMember(workspace, asUserId(ben.id));
    expect(member?.settings.reviewAt).toBe('18:30');
  });

  test.each([
    [{ time_zone: 'Berlln' }, 'Did you mean Europe/Berlin?'],
    [{ review_at: '03:00' }, 'nobody is reminded at night'],
  ])('say what is wrong under the input: %j', async (values, text) => {
    const { ben } = stand;
    await ben.command('aif-study', '/aif settings');
    await modal(ben, 'Language of dates');
    await ben.submit(values);
    expect(JSON.stringify(ben.views().at(-1)?.errors)).toContain(text);
  });
});

describe('my data', () => {
  const askFor = async (member: Member): Promise<void> => {
    await openHome(member);
    await member.click('home', { text: 'My data' });
  };

  test('is nothing while nothing is kept', async () => {
    await askFor(stand.ben);
    await modal(stand.ben, 'I keep nothing about you');
  });

  test('of somebody who only asked is what direct messages were about, until they delete it', async () => {
    const { ben, sandbox } = stand;
    await ben.say('app', 'what is recall');
    await sandbox.until(() => ben.messages('app').some(message => wordsOf(message).includes('Recall')));
    // What is written in the background is done before the app stops.
    await stand.restart();
    await askFor(ben);
    const words = await modal(ben, 'what we talked about last');
    expect(words).toContain('your Slack id');
    expect(words).not.toContain('your name, Slack id');
    await ben.click('view', { text: 'Delete everything' });
    await modal(ben, 'Everything about you is deleted');
    expect(await stand.deps.store.findPersonalData(workspace, asUserId(ben.id))).toBeUndefined();
  });

  test('comes as a file with everything in it, and nothing of anybody else', async () => {
    const { ben, sandbox } = stand;
    await postAndLook();
    for (const member of [ben, stand.chloe]) {
      await member.click(await stand.sees(member, 'Question for the team'), { actionId: 'answer:1' });
      await stand.sees(member, 'Facts checked on');
    }
    await askFor(ben);
    await modal(ben, '1 answer to questions in channels');
    await ben.click('view', { text: 'Export as a file' });
    await modal(ben, 'you find it under Messages');
    const [file] = await sandbox.until(
      () => ben.messages('app').at(-1)?.files.length === 1 && ben.messages('app').at(-1)?.files,
    );
    const response = await fetch(new URL(`/files/${file?.id}`, sandbox.url));
    expect(response.headers.get('content-disposition')).toContain('aif-study-2026-11-23.json');
    const data = JSON.parse(await response.text());
    expect(data).toMatchObject({
      person: { userId: 'U0BEN', name: 'ben' },
      answersInChannels: [{ channel: 'C0STUDY', correct: expect.any(Boolean), chosen: [expect.any(String)] }],
    });
    expect(JSON.stringify(data)).not.toContain('U0CHLOE');
  });

  test('comes as text where the workspace takes no files', async () => {
    const { ben, sandbox } = stand;
    sandbox.admin.revoke('files:write');
    await ben.command('aif-study', '/aif practice');
    await ben.command('aif-study', '/aif data');
    const asked = await stand.sees(ben, 'What I keep about you');
    await ben.click(asked, { text: 'Export as a file' });
    const words = await sandbox.until(() => {
      const thread = ben.thread('app', ben.messages('app')[0]?.ts ?? '').slice(1);
      return thread.length > 1 && thread.map(wordsOf).join('');
    });
    expect(words).toContain('takes no files from me');
    expect(words).toContain('U0BEN');
    expect(words).toContain('practiceAndReviews');
  });

  test('is deleted after Slack asked, and the person starts anew', async () => {
    const { ben, anna } = stand;
    await postAndLook();
    await ben.click(await stand.sees(ben, 'Question for the team'), { actionId: 'answer:1' });
    await stand.sees(anna, '1 answered');
    await askFor(ben);
    await modal(ben, 'What I keep about you');
    expect(JSON.stringify(ben.views().at(-1))).toContain('Delete everything about you?');
    await ben.click('view', { text: 'Delete everything' });
    await modal(ben, 'Everything about you is deleted');
    await stand.sees(anna, 'Nobody has answered yet');
    await home(ben, 'waits for your answer');
    expect(await stand.deps.store.findPersonalData(workspace, asUserId(ben.id))).toBeUndefined();
    await ben.closeView();
    await ben.click('home', { text: 'My data' });
    await modal(ben, 'I keep nothing about you');
  });
});
