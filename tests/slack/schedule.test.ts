import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { closeDue } from '../../src/jobs/close-due.ts';
import { postDue } from '../../src/jobs/post-due.ts';
import { remind } from '../../src/jobs/remind.ts';
import type { PageMessage } from '../../src/sandbox/page-protocol.ts';
import { type AppStand, library, standUp, study, withQuestions, wordsOf, workspace } from './app-stand.ts';
import { libraryOf } from './library-of.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

// It is Monday, 23 November 2026, 09:00 in Berlin.
let stand: AppStand;
beforeEach(async () => {
  stand = await standUp({ library: () => libraryOf('single') });
});
afterEach(() => stand.close());

/** What a member sees after a command. */
async function said(line: string, member = stand.anna): Promise<string> {
  const before = member.messages('aif-study').length;
  await member.command('aif-study', line);
  await stand.sandbox.until(() => member.messages('aif-study').length > before);
  const message = member.lastMessage('aif-study');
  return message ? wordsOf(message) : '';
}

/** Moves the clock and runs what every minute runs. */
async function later(milliseconds: number): Promise<void> {
  await stand.sandbox.advanceClock(milliseconds);
  await closeDue(stand.deps);
  await postDue(stand.deps);
  await remind(stand.deps);
}

const questions = () => stand.sandbox.messages(study).filter(message => message.metadata !== undefined);
const LINE = '/aif schedule mon-fri 10:00 Europe/Berlin close 17:00';

describe('/aif schedule in one line', () => {
  test('previews the next three slots in the channel’s zone', async () => {
    const words = await said(LINE);
    expect(words).toContain('Monday to Friday at 10:00, closes at 17:00, Europe/Berlin');
    expect(words).toMatch(
      /Monday 23 November 2026, 10:00, closes 17:00\n.*Tuesday 24 November 2026.*\n.*Wednesday 25 November/,
    );
  });

  test.each([
    ['mon-fri 09:00 Europe/Berlln', /Berlln.*Europe\/Berlin/i],
    ['mon-fri 25:00', /25:00/],
    ['mon-fry 09:00', /fry/],
    ['mon-fri 09:00 close 08:00', /clos/i],
    ['09:00 Europe/Berlin', /day/],
    ['mon-fri', /time/],
  ])('%s gets a sentence that says what to do, and nothing is saved', async (line, sentence) => {
    expect(await said(`/aif schedule ${line}`)).toMatch(sentence);
    expect(await stand.deps.store.findSchedule(workspace, study)).toBeUndefined();
  });

  test('tells every problem at once', async () => {
    const words = await said('/aif schedule mon-fry 25:00 Europe/Berlln');
    expect(words).toMatch(/fry/);
    expect(words).toMatch(/25:00/);
    expect(words).toMatch(/berlln/i);
  });

  test.each([
    ['stop', '/aif schedule off'],
    ['skp 2026-12-24', '/aif schedule skip 2026-12-24'],
    ['unpause', '/aif schedule resume'],
  ])('%s is led to what was meant, and changes nothing', async (typed, meant) => {
    await said(LINE);
    expect(await said(`/aif schedule ${typed}`)).toContain(`Did you mean ${meant}?`);
    expect((await stand.deps.store.findSchedule(workspace, study))?.revision).toBe(1);
  });

  test.each(['daily', 'weekdays', 'weekends', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun', 'mo-fr'])(
    '%s is a day and nothing else',
    async day => {
      expect(await said(`/aif schedule ${day} 10:00 UTC`)).toContain('Saved.');
    },
  );

  test('takes a skipped day back, and says which days are skipped', async () => {
    await said(LINE);
    expect(await said('/aif schedule unskip')).toContain('No day is skipped.');
    await said('/aif schedule skip 2026-11-24');
    await said('/aif schedule skip 2026-12-24');
    expect(await said('/aif schedule unskip tomorrow')).toMatch(
      /Tuesday 24 November 2026 is not skipped any more\..*Tuesday 24 November 2026, 10:00/s,
    );
    expect(await said('/aif schedule unskip 2026-11-25')).toContain(
      'That day is not skipped. Skipped are: Thursday 24 December 2026.',
    );
    await said('/aif schedule unskip');
    expect((await stand.deps.store.findSchedule(workspace, study))?.schedule.skippedDays).toEqual([]);
  });

  test('pauses with one sentence about what ends the pause', async () => {
    await said(LINE);
    const words = await said('/aif schedule pause');
    expect(words).toContain('No question comes until somebody types `/aif schedule resume`.');
    expect(words.match(/paused/gi)).toHaveLength(3);
  });

  test('is refused kindly to members, who may look', async () => {
    expect(await said(LINE, stand.ben)).toContain('Scheduling is for workspace admins and quiz managers');
    await said(LINE);
    expect(await said('/aif schedule show', stand.ben)).toContain('Monday to Friday at 10:00');
  });

  test('works for a manager until they are removed', async () => {
    await said('/aif schedule managers @ben');
    expect(await said(LINE, stand.ben)).toContain('Saved');
    await said('/aif schedule managers remove @ben');
    expect(await said('/aif schedule off', stand.ben)).toContain('Scheduling is for workspace admins');
  });

  test('in a channel that the app is not in says how to invite it', async () => {
    stand.sandbox.admin.removeApp('aif-study');
    expect(await said(LINE)).toContain('Type /invite @aif');
  });
});

describe('the schedule form', () => {
  async function open(): Promise<void> {
    await stand.anna.command('aif-study', '/aif schedule');
    await stand.sandbox.until(() => stand.anna.views().length === 1);
  }
  const top = () => wordsOf({ text: '', blocks: stand.anna.views().at(-1)?.view.blocks ?? [] });
  const FORM = { days: ['1', '3'], post_at: '10:00', time_zone: 'berlin', close_at: '17:00' };

  test('saves, and shows what comes next', async () => {
    await open();
    await stand.anna.submit(FORM);
    await stand.sandbox.until(() => top().includes('Saved.'));
    expect(top()).toContain('Monday and Wednesday at 10:00, closes at 17:00, Europe/Berlin');
    expect((await stand.deps.store.findSchedule(workspace, study))?.schedule.days).toEqual([1, 3]);
  });

  test('says under each input what is wrong with it', async () => {
    await open();
    await stand.anna.submit({ ...FORM, time_zone: 'Berlln', close_at: '09:00' });
    await stand.sandbox.until(() => Object.keys(stand.anna.views().at(-1)?.errors ?? {}).length === 2);
    expect(stand.anna.views().at(-1)?.errors).toEqual({
      time_zone: expect.stringContaining('Europe/Berlin'),
      close_at: expect.stringContaining('later than 10:00'),
    });
  });

  test('open for a day while somebody else saves: nothing is overwritten, and it says what stands now', async () => {
    await said(LINE);
    await open();
    await stand.sandbox.advanceClock(DAY);
    await said('/aif schedule tue 08:00');
    await stand.anna.submit(FORM);
    await stand.sandbox.until(() => top().includes('Somebody changed this schedule'));
    expect(top()).toContain('Tuesday at 08:00');
    expect((await stand.deps.store.findSchedule(workspace, study))?.schedule.days).toEqual([2]);
  });

  test('submitted by somebody who is no manager any more is refused', async () => {
    await said('/aif schedule managers @ben');
    await stand.ben.command('aif-study', '/aif schedule');
    await stand.sandbox.until(() => stand.ben.views().length === 1);
    await said('/aif schedule managers remove @ben');
    await stand.ben.submit(FORM);
    await stand.sandbox.until(() =>
      JSON.stringify(stand.ben.views()).includes('Scheduling is for workspace admins'),
    );
    expect(await stand.deps.store.findSchedule(workspace, study)).toBeUndefined();
  });
});

describe('a scheduled question', () => {
  test('comes at its time, once, and closes at its time with a result and a conversation', async () => {
    await said(LINE);
    await later(HOUR - 1_000);
    expect(questions()).toHaveLength(0);
    await later(1_000);
    await later(60_000);
    expect(questions()).toHaveLength(1);
    const question = stand.ben.messages('aif-study').findLast(message => !message.ephemeral);
    if (!question) throw new Error('nothing posted');
    await stand.ben.click(question, { actionId: 'answer:0' });
    await stand.sandbox.until(() => stand.ben.lastMessage('aif-study')?.ephemeral === true);
    await later(7 * HOUR);
    const result = await stand.sees(stand.chloe, 'Result', '1 answered');
    expect(wordsOf(stand.chloe.thread('aif-study', result.ts)[1] as PageMessage)).toContain(
      'The answer is in.',
    );
    await later(60_000);
    expect(questions()).toHaveLength(1);
  });

  test('is not asked twice by two instances in the same minute', async () => {
    await said(LINE);
    await stand.sandbox.advanceClock(HOUR);
    await Promise.all([postDue(stand.deps), postDue(stand.deps)]);
    expect(questions()).toHaveLength(1);
  });

  test('skips weekends, days off and pauses', async () => {
    await said(LINE);
    await said('/aif schedule skip tuesday');
    await said('/aif schedule pause until friday');
    await said('/aif schedule resume');
    await later(HOUR);
    for (let day = 0; day < 7; day += 1) await later(DAY);
    // Monday; Tuesday is off; Wednesday, Thursday, Friday; no weekend; Monday.
    expect(await stand.deps.store.listPastRounds(workspace, study)).toHaveLength(5);
    expect(await said('/aif schedule show')).not.toContain('Not posted');
  });

  test('after a night of downtime is posted when it is still worth it', async () => {
    await said(LINE);
    await later(HOUR + 4 * HOUR);
    expect(questions()).toHaveLength(1);
  });

  test('is left out when the app comes back too late, and the schedule says so', async () => {
    await said(LINE);
    await later(HOUR + 6.5 * HOUR);
    expect(questions()).toHaveLength(0);
    expect(await said('/aif schedule show')).toMatch(/Not posted.*Monday 23 November 2026/);
  });

  test('is not posted a second time on the same day when the schedule changes', async () => {
    await said(LINE);
    await later(HOUR);
    await said('/aif schedule mon-fri 11:00 Europe/Berlin');
    await later(2 * HOUR);
    expect(questions()).toHaveLength(1);
    await later(DAY);
    expect(questions()).toHaveLength(2);
  });

  test.each([
    {
      what: 'was archived',
      happen: () => stand.sandbox.admin.archive('aif-study'),
      undo: () => stand.sandbox.admin.unarchive('aif-study'),
    },
    {
      what: 'lost the app',
      happen: () => stand.sandbox.admin.removeApp('aif-study'),
      undo: () => stand.sandbox.admin.addApp('aif-study'),
    },
  ])('in a channel that $what is not posted, and goes on afterwards', async ({ happen, undo }) => {
    await said(LINE);
    happen();
    await stand.sandbox.settled();
    await later(DAY);
    expect(questions()).toHaveLength(0);
    undo();
    await stand.sandbox.settled();
    await later(HOUR);
    expect(questions()).toHaveLength(1);
  });

  test('comes to a channel that was renamed, which replies call by its new name', async () => {
    await said(LINE);
    stand.sandbox.admin.rename('aif-study', 'exam-club');
    await stand.sandbox.settled();
    await later(HOUR);
    expect(questions()).toHaveLength(1);
    await stand.anna.command('exam-club', '/aif schedule show');
    const shown = await stand.sandbox.until(() =>
      stand.anna.messages('exam-club').findLast(message => wordsOf(message).includes('by this schedule')),
    );
    // By its id: Slack shows the name that it has now.
    expect(wordsOf(shown)).toContain('<#C0STUDY>');
  });

  test('that Slack refuses is told to the managers, once, with what to do', async () => {
    await said(LINE);
    stand.sandbox.admin.revoke('chat:write.public');
    await stand.deps.store.renumberChannel(workspace, study, 'C0GENERAL' as typeof study);
    await later(HOUR);
    await later(60_000);
    const told = stand.anna
      .messages('app')
      .filter(message => wordsOf(message).includes('could not be posted'));
    expect(told.map(wordsOf)).toEqual([expect.stringContaining('Type /invite @aif')]);
  });

  test('reminds an hour before closing only where it is asked to', async () => {
    await said(LINE);
    await later(HOUR);
    await later(6 * HOUR);
    const reminders = () => stand.sandbox.messages(study).filter(({ text }) => text.includes('closes in'));
    expect(reminders()).toEqual([]);
    await said('/aif schedule remind on');
    await later(60_000);
    await later(60_000);
    expect(reminders()).toHaveLength(1);
    expect(await said('/aif schedule tue 09:00')).toContain('Saved');
  });

  test('goes on when its manager left; what they would be told, the others are, and else the channel', async () => {
    await said('/aif schedule managers @ben');
    await said(LINE, stand.ben);
    const short = withQuestions(
      library.knowledge.questions.filter(question => question.type === 'single').slice(0, 3),
    );
    stand.sandbox.admin.changeMember('U0BEN', { isDeactivated: true });
    await stand.sandbox.settled();
    expect(await stand.deps.store.listManagers(workspace)).toEqual([]);
    await stand.sandbox.advanceClock(HOUR);
    await postDue({ ...stand.deps, library: () => short });
    expect(questions()).toHaveLength(1);
    const warning = '2 new questions are left';
    expect(wordsOf(await stand.sees(stand.chloe, warning))).toContain('knowledge/questions');
    expect(stand.ben.messages('app')).toEqual([]);

    await said('/aif schedule managers @chloe');
    await stand.sandbox.advanceClock(8 * DAY);
    await postDue({ ...stand.deps, library: () => short });
    const told = stand.chloe.messages('app').filter(message => wordsOf(message).includes('new question'));
    expect(told).toHaveLength(1);
  });

  test('warns the managers once when new questions run short', async () => {
    const short = withQuestions(
      library.knowledge.questions.filter(question => question.type === 'single').slice(0, 4),
    );
    await said(LINE);
    await stand.sandbox.advanceClock(HOUR);
    await postDue({ ...stand.deps, library: () => short });
    await stand.sandbox.advanceClock(DAY);
    await postDue({ ...stand.deps, library: () => short });
    const warned = stand.anna
      .messages('app')
      .filter(message => wordsOf(message).includes('new questions are left'));
    expect(warned).toHaveLength(1);
  });
});

describe('boards', () => {
  test('leave out who hides, but not from their own eyes', async () => {
    await stand.anna.command('aif-study', '/aif post');
    await stand.sees(stand.anna, 'Posted.');
    const question = await stand.sandbox.until(() =>
      stand.ben.messages('aif-study').find(message => !message.ephemeral),
    );
    const round = await stand.deps.store.findOpenRound(workspace, study);
    await stand.ben.click(question, { actionId: `answer:${round?.snapshot.key[0]}` });
    await stand.sees(stand.ben, 'Right!');
    expect(await said('/aif leaderboard hide me', stand.ben)).toContain('leave you out');
    expect(await said('/aif leaderboard', stand.ben)).toContain('<@U0BEN> (you)');
    expect(await said('/aif leaderboard', stand.anna)).not.toContain('U0BEN');
    await said('/aif leaderboard show', stand.ben);
    expect(await said('/aif leaderboard', stand.anna)).toContain('U0BEN');
  });
});
