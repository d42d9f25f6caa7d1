import { afterEach, beforeEach, expect, test } from 'vitest';
import { asMemberKey, asUserId } from '../../src/quiz/ids.ts';
import type { Actor } from '../../src/sandbox/testing/actor.ts';
import { aSnapshot } from '../quiz/a-snapshot.ts';
import { type AppStand, standUp, wordsOf, workspace } from './app-stand.ts';
import { libraryOf } from './library-of.ts';

const WEEK_MS = 7 * 24 * 60 * 60_000;
const library = libraryOf('single');

// It is Monday, 23 November 2026.
let stand: AppStand;
beforeEach(async () => {
  stand = await standUp({ library: () => library });
});
afterEach(() => stand.close());

const languages = [
  ['de', ['23. November', 'Montag, 23. November 2026', 'Mo., 23. Nov.', 'morgen', '16. November']],
  [undefined, ['23 November', 'Monday 23 November 2026', 'Mon 23 Nov', 'tomorrow', '16 November']],
] as const;

test.each(languages)('who chose %s reads every date about themselves so', async (dateLanguage, expected) => {
  const [day, whole, short, tomorrow, lastWeek] = expected;
  const { ben, sandbox } = stand;
  await study(ben, dateLanguage);

  await ben.openHome();
  const home = await sandbox.until(() => saidBy(ben.home()?.blocks, 'Your last answers'));
  expect(home).toContain(`the next: ${tomorrow}`);
  expect(home).toContain(`practice, ${day}`);
  expect(home).toContain(`right · ${day}`);
  expect(home).toContain(`Week of ${lastWeek}:`);

  await ben.command('aif-study', '/aif me');
  const me = await stand.sees(ben, 'Your weeks', `· ${short} ·`);
  const [chart] = me.blocks.filter(block => JSON.stringify(block).includes('data_visualization'));
  expect(JSON.stringify(chart)).toContain(`"categories":["${lastWeek}","${day}"]`);

  await ben.command('aif-study', '/aif review');
  await stand.sees(ben, `Next review: ${tomorrow}.`);

  await ben.command('aif-study', '/aif exam');
  const exam = await sandbox.until(() => saidBy(ben.views().at(-1)?.view.blocks, 'Your last exams'));
  expect(exam).toContain(`${whole}: 0 of 1 right`);
  expect(exam).not.toMatch(/2026-\d\d-\d\d/);
});

/** An answer to a round, one of last week and one missed today in practice, and a mock exam, all by this member. */
async function study(member: Actor, dateLanguage: string | undefined): Promise<void> {
  const { store, now, newId } = stand.deps;
  const known = { workspace, user: asUserId(member.id), key: asMemberKey(member.id), name: 'x', now: 1 };
  const { key } = await store.rememberMember({ ...known, timeZone: 'Europe/Berlin' });
  await store.changeSettings(key, { dateLanguage });
  const owner = { workspace, member: key };
  const [first, second] = library.knowledge.questions;
  for (const [question, at] of [
    [first, now() - WEEK_MS],
    [second, now()],
  ] as const) {
    const id = newId();
    await store.recordAttempt(owner, {
      id,
      snapshot: aSnapshot({ questionId: question?.id ?? '' }),
      now: at,
    });
    await store.answerAttempt(owner, id, { chosen: [0], correct: at < now(), at });
  }
  await store.startExam(owner, {
    id: 'exam',
    kind: 'short',
    snapshots: [aSnapshot({})],
    now: now(),
    endsAt: now() + 60_000,
  });
  await store.endExam('exam', { state: 'finished', now: now() });
  await stand.anna.command('aif-study', '/aif post');
  await member.click(await stand.sees(member, 'Nobody has answered yet'), { actionId: 'answer:1' });
  await stand.sees(member, 'streak of 1 round');
}

function saidBy(blocks: readonly unknown[] | undefined, text: string): string | false {
  const words = wordsOf({ text: '', blocks: blocks ?? [] });
  return words.includes(text) && words;
}
