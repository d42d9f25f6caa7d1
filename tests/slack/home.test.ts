import { afterEach, beforeEach, expect, test } from 'vitest';
import { type AppStand, standUp, wordsOf } from './app-stand.ts';
import { libraryOf } from './library-of.ts';

let stand: AppStand;
beforeEach(async () => {
  stand = await standUp({ library: () => libraryOf('single') });
});
afterEach(() => stand.close());

async function openHome(member: AppStand['anna']): Promise<void> {
  await member.openHome();
  await stand.sandbox.until(() => member.home());
}

/** What the member's topmost modal says, once it says this. */
const modal = (member: AppStand['anna'], text: string): Promise<string> =>
  stand.sandbox.until(() => {
    const blocks = member.views().at(-1)?.view.blocks ?? [];
    const words = wordsOf({ text: '', blocks });
    return words.includes(text) && words;
  });

test('practice works in a modal that opens on the Home tab and changes in place', async () => {
  const { anna } = stand;
  await openHome(anna);
  await anna.click('home', { text: 'Practise' });
  await modal(anna, 'it does not count');
  await anna.click('view', { actionId: 'practice-answer:0' });
  await modal(anna, 'Remember:');
  expect(anna.views()).toHaveLength(1);
  await anna.click('view', { text: 'Next' });
  await stand.sandbox.until(() => JSON.stringify(anna.views()).includes('practice-answer:0'));
  expect(anna.messages('app')).toEqual([]);
});

test('a section opens on top of the modal it was asked from, and nobody else sees it', async () => {
  const { anna, ben } = stand;
  for (const member of [anna, ben]) {
    await openHome(member);
    await member.click('home', { text: 'Practise' });
    await modal(member, 'it does not count');
  }
  await anna.click('view', { actionId: 'practice-answer:0' });
  await modal(anna, 'Remember:');
  await anna.click('view', { actionId: 'read' });
  await stand.sandbox.until(() => anna.views().length === 2);
  expect(ben.views()).toHaveLength(1);
});
