import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { postDue } from '../../src/jobs/post-due.ts';
import { buildLibrary, type Library } from '../../src/library.ts';
import type { PageMessage } from '../../src/sandbox/page-protocol.ts';
import { type AppStand, library, standUp, study, withQuestions, wordsOf, workspace } from './app-stand.ts';
import { libraryOf } from './library-of.ts';

let stand: AppStand;
let current: Library;
beforeEach(async () => {
  current = libraryOf('single');
  stand = await standUp({ library: () => current });
});
afterEach(() => stand.close());

/** The folder is read again, and this section is gone with what is below it and all their questions. */
async function removeSection(id: string): Promise<void> {
  const { knowledge } = current;
  const gone = new Set([id]);
  // In reading order, so a section comes after the one above it.
  for (const { id: below, parent } of knowledge.sections) if (parent && gone.has(parent)) gone.add(below);
  current = await buildLibrary({
    ...knowledge,
    ways: [],
    version: 'without',
    sections: knowledge.sections.filter(section => !gone.has(section.id)),
    questions: knowledge.questions.filter(question => !gone.has(question.section)),
  });
}

async function openRound(): Promise<{ message: PageMessage; key: number; sectionId: string; title: string }> {
  await stand.anna.command('aif-study', '/aif post');
  const message = await stand.sandbox.until(() =>
    stand.ben.messages('aif-study').findLast(({ blocks }) => JSON.stringify(blocks).includes('"answer:0"')),
  );
  await stand.sees(stand.anna, 'Posted.');
  const round = await stand.deps.store.findOpenRound(workspace, study);
  if (!round) throw new Error('no round is open');
  const { key, sectionId } = round.snapshot;
  return { message, key: key[0] ?? 0, sectionId, title: library.findSection(sectionId)?.title ?? '' };
}

async function said(line: string): Promise<string> {
  const before = stand.ben.messages('aif-study').length;
  await stand.ben.command('aif-study', line);
  await stand.sandbox.until(() => stand.ben.messages('aif-study').length > before);
  return wordsOf(stand.ben.lastMessage('aif-study') ?? { text: '', blocks: [] });
}

describe('when a question and its section leave the folder', () => {
  test('an open round of it goes on: it takes answers, closes with its reasons and counts', async () => {
    const { message, key, sectionId, title } = await openRound();
    await removeSection(sectionId);
    await stand.ben.click(message, { actionId: `answer:${key}` });
    const verdict = await stand.sees(stand.ben, 'Right!');
    expect(wordsOf(verdict)).not.toContain(`Read: ${title}`);
    await stand.anna.command('aif-study', '/aif post');
    const result = wordsOf(await stand.sees(stand.chloe, 'Result'));
    expect(result).toContain('1 answered, 1 was right');
    expect(await said('/aif me')).toMatch(/1 of 1 right/);
    expect(await said('/aif leaderboard')).toMatch(/<@U0BEN> \(you\) – \d of \d points?/);
    expect(stand.log.join()).not.toContain('"level":50');
  });

  test('its buttons say what to do instead', async () => {
    await stand.ben.command('aif-study', '/aif ask what is Model Monitor');
    const answer = await stand.sees(stand.ben, 'Model Monitoring', 'facts checked on');
    await removeSection('model-monitoring');
    await stand.ben.click(answer, { text: 'Read the whole section' });
    await stand.sees(stand.ben, 'does not have this section any more');
    await stand.ben.click(answer, { text: 'Quiz me on this' });
    await stand.sees(stand.ben, 'There is nothing to practise on that. Type /aif topics');
    expect(stand.log.join()).not.toContain('"level":50');
  });

  test('a practice question of it is judged as it was asked, and "Next" goes on elsewhere', async () => {
    await stand.ben.command('aif-study', '/aif practice');
    const asked = await stand.sees(stand.ben, 'only you see this');
    const question = library.knowledge.questions.find(({ stem }) => wordsOf(asked).includes(stem));
    await removeSection(question?.section ?? '');
    await stand.ben.click(asked, { actionId: 'practice-answer:0' });
    const verdict = await stand.sees(stand.ben, 'Remember:');
    await stand.ben.click(verdict, { text: 'Next' });
    await stand.sees(stand.ben, 'only you see this');
    expect(stand.log.join()).not.toContain('"level":50');
  });

  test('the schedule goes on with what there is, and its managers are told when that is too little', async () => {
    await stand.anna.command('aif-study', '/aif schedule daily 10:00 Europe/Berlin');
    await stand.sees(stand.anna, 'Saved.');
    const { questions } = library.knowledge;
    current = withQuestions(questions.filter(question => question.type === 'single').slice(0, 5));
    await stand.sandbox.advanceClock(60 * 60_000);
    await postDue(stand.deps);
    const told = await stand.sandbox.until(() => stand.anna.messages('app').at(-1));
    expect(wordsOf(told)).toContain('4 new questions are left');
    current = withQuestions([]);
    await stand.sandbox.advanceClock(24 * 60 * 60_000);
    await postDue(stand.deps);
    await stand.sandbox.until(() =>
      stand.anna.messages('app').some(message => wordsOf(message).includes('the question bank is empty')),
    );
  });
});
