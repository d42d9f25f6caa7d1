import { afterEach, beforeEach, expect, test } from 'vitest';
import { type AppStand, standUp, wordsOf } from './app-stand.ts';
import { libraryOf } from './library-of.ts';

const MINUTE_MS = 60_000;
const WEEK_MS = 7 * 24 * 60 * MINUTE_MS;

let stand: AppStand;
beforeEach(async () => {
  stand = await standUp({
    library: () => libraryOf('single'),
    complaints: /unsupported type: (data_visualization|image)/,
  });
});
afterEach(() => stand.close());

/** Ben answers a round now and another one a week later: two weeks to show. */
async function liveTwoWeeks(): Promise<void> {
  for (const week of [1, 2]) {
    await stand.anna.command('aif-study', '/aif post');
    await stand.ben.click(await stand.sees(stand.ben, 'Nobody has answered yet'), { actionId: 'answer:1' });
    await stand.sees(stand.anna, '1 answered');
    // Answers that come after the clock was moved come too late for Slack.
    await stand.sandbox.until(
      () => told(stand.ben, 'streak of') === week && told(stand.anna, 'Posted.') === week,
    );
    await stand.sandbox.advanceClock(WEEK_MS);
  }
}

/** How many private messages the member got that say this. */
const told = (member: AppStand['ben'], text: string): number =>
  member.messages('aif-study').filter(message => message.ephemeral && wordsOf(message).includes(text)).length;

const blocksOfMe = async (): Promise<string> => {
  await stand.ben.command('aif-study', '/aif me');
  return JSON.stringify((await stand.sees(stand.ben, 'Your weeks')).blocks);
};
const uploads = (): number =>
  stand.sandbox.calls.filter(({ method }) => method === 'files.completeUploadExternal').length;

test('/aif me shows the weeks as Slack’s own chart, and as text', async () => {
  await liveTwoWeeks();
  await stand.ben.command('aif-study', '/aif me');
  const message = await stand.sees(stand.ben, 'Your weeks');
  expect(wordsOf(message)).toContain('Week of 23 November:');
  expect(JSON.stringify(message.blocks)).toContain('"type":"data_visualization"');
  expect(uploads()).toBe(0);
});

test('/aif me tells the weeks of who practised only', async () => {
  const { ben, sandbox } = stand;
  for (const week of [1, 2]) {
    await ben.command('aif-study', '/aif practice');
    await ben.click(await stand.sees(ben, 'question 1, 0 right'), { actionId: 'practice-answer:0' });
    await sandbox.until(() => told(ben, 'Remember:') === week);
    await sandbox.settled();
    await sandbox.advanceClock(WEEK_MS);
  }
  await ben.command('aif-study', '/aif me');
  const message = await stand.sees(ben, 'You have not answered a question in a channel yet.');
  expect(wordsOf(message)).toContain('Week of 23 November:');
  expect(JSON.stringify(message.blocks)).toContain('"type":"data_visualization"');
});

test('/aif me shows a picture where the workspace takes no chart, and remembers that', async () => {
  await liveTwoWeeks();
  stand.sandbox.admin.refuseBlocks('data_visualization');
  expect(await blocksOfMe()).toContain('"slack_file"');
  await stand.sandbox.settled();
  await stand.sandbox.advanceClock(2 * MINUTE_MS);
  const answers = (): number => stand.sandbox.calls.filter(({ method }) => method === 'response_url').length;
  const before = answers();
  expect(await blocksOfMe()).toContain('"slack_file"');
  // The second one rode on the acknowledgement, and the picture was there already.
  expect(answers()).toBe(before);
  expect(uploads()).toBe(1);
});

test('/aif me says the weeks in words while Slack is not done with the picture', async () => {
  await liveTwoWeeks();
  stand.sandbox.admin.refuseBlocks('data_visualization', 'image');
  expect(await blocksOfMe()).not.toContain('"image"');
  expect(uploads()).toBe(1);
});

test('/aif me says the weeks in words where the workspace takes neither', async () => {
  await liveTwoWeeks();
  stand.sandbox.admin.refuseBlocks('data_visualization');
  stand.sandbox.admin.revoke('files:write');
  const blocks = await blocksOfMe();
  expect(blocks).toContain('Week of 23 November');
  expect(blocks).not.toContain('"image"');
});

test('Home shows the picture, draws it again when the weeks changed, and takes the old one away', async () => {
  const { ben, sandbox } = stand;
  await liveTwoWeeks();
  const shown = (): string | undefined => /"slack_file":\{"id":"(\w+)"/.exec(JSON.stringify(ben.home()))?.[1];
  await ben.openHome();
  const first = await sandbox.until(shown);
  const file = await fetch(new URL(`/files/${first}`, sandbox.url));
  expect(file.headers.get('content-type')).toBe('image/png');
  expect([...new Uint8Array(await file.arrayBuffer()).slice(1, 4)]).toEqual([...Buffer.from('PNG')]);
  await ben.openHome();
  await sandbox.settled();
  expect(uploads()).toBe(1);

  await ben.command('aif-study', '/aif practice');
  await ben.click(await stand.sees(ben, 'it does not count'), { actionId: 'practice-answer:0' });
  await sandbox.until(() =>
    wordsOf(ben.lastMessage('aif-study') ?? { text: '', blocks: [] }).includes('Remember:'),
  );
  const old = await sandbox.until(() => {
    const home = JSON.stringify(ben.home());
    return home.includes('before your last answers') && home;
  });
  expect(old).toContain('Drawn on 7 December, before your last answers; the numbers above are newer.');
  expect(shown()).toBe(first);
  await ben.openHome();
  await sandbox.until(() => shown() !== first && shown());
  await sandbox.until(() => !sandbox.workspace.files.has(first));
  expect(JSON.stringify(ben.home())).not.toContain('before your last answers');
});

test('Home and /aif me at once leave one picture behind, which both show', async () => {
  const { ben, sandbox } = stand;
  await liveTwoWeeks();
  sandbox.admin.refuseBlocks('data_visualization');
  const [blocks] = await Promise.all([blocksOfMe(), ben.openHome()]);
  await sandbox.until(() => JSON.stringify(ben.home()).includes('slack_file'));
  await sandbox.settled();
  await sandbox.until(() => sandbox.workspace.files.size === 1);
  const [left = ''] = sandbox.workspace.files.keys();
  expect(JSON.stringify(ben.home())).toContain(left);
  expect(blocks).toContain(left);
});

test('Home stays whole when somebody deleted the picture, and has it drawn again', async () => {
  const { ben, sandbox } = stand;
  await liveTwoWeeks();
  await ben.openHome();
  const shown = (): string | undefined => /"slack_file":\{"id":"(\w+)"/.exec(JSON.stringify(ben.home()))?.[1];
  const first = await sandbox.until(shown);
  await sandbox.settled();
  await sandbox.advanceClock(2 * MINUTE_MS);
  sandbox.workspace.files.clear();
  await ben.openHome();
  await sandbox.until(() => shown() === undefined);
  expect(wordsOf({ text: '', blocks: ben.home()?.blocks ?? [] })).toContain('Your weeks');
  await sandbox.until(() => shown() !== undefined && shown() !== first);
});

test('Home waits for Slack to know a picture, and then tries none for a day where Slack takes none', async () => {
  const { ben, sandbox } = stand;
  await liveTwoWeeks();
  sandbox.admin.refuseBlocks('image');
  const look = async (): Promise<number> => {
    await ben.openHome();
    await sandbox.settled();
    expect(wordsOf({ text: '', blocks: ben.home()?.blocks ?? [] })).toContain('Your weeks');
    return uploads();
  };
  await look();
  await sandbox.until(() => uploads() === 1);
  await sandbox.settled();
  expect(sandbox.workspace.files.size).toBe(1);
  await sandbox.advanceClock(2 * MINUTE_MS);
  expect(await look()).toBe(1);
  await sandbox.until(() => sandbox.workspace.files.size === 0);
  expect(await look()).toBe(1);
  await sandbox.advanceClock(WEEK_MS);
  await look();
  await sandbox.until(() => uploads() === 2);
});
