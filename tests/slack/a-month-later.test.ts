import type { ActionsBlock } from '@slack/types';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { remindReviews } from '../../src/jobs/remind-reviews.ts';
import type { Library } from '../../src/library.ts';
import { asUserId } from '../../src/quiz/ids.ts';
import { interactiveElements } from '../../src/sandbox/block-kit/interactive.ts';
import type { PageMessage } from '../../src/sandbox/page-protocol.ts';
import { actions } from '../../src/slack/actions.ts';
import { buttonNameOf } from '../../src/slack/button.ts';
import { type AppStand, library, standUp, study, wordsOf, workspace } from './app-stand.ts';
import { libraryOf } from './library-of.ts';
import { practising } from './practising.ts';

/** What the guide answers with sections to choose from. */
const VAGUE =
  ['model', 'metrics', 'what is overfitting', 'pipeline', 'bake bread'].find(
    question => library.ask(question).kind !== 'answer',
  ) ?? '';

const DAY_MS = 24 * 60 * 60_000;

let stand: AppStand;
beforeEach(async () => {
  stand = await standUp({ library: () => libraryOf('single') });
});
afterEach(() => stand.close());

/** By action id without its key and what the value is made of: the last one that was seen. */
type Seen = Map<string, { name: string; actionId: string; value: string }>;

/** Every button and menu entry that Ben sees at this moment, wherever it stands. */
function look(seen: Seen): void {
  const { ben } = stand;
  const places = [
    ...ben.messages('aif-study').map(message => message.blocks),
    ...ben.messages('app').map(message => message.blocks),
    ...ben.views().map(({ view }) => view.blocks),
    ben.home()?.blocks ?? [],
  ];
  for (const { element } of places.flatMap(blocks => interactiveElements(blocks))) {
    const { options = [] } = element as { options?: { value: string }[] };
    const name = buttonNameOf(element.action_id);
    for (const value of element.value === undefined ? options.map(option => option.value) : [element.value]) {
      if (name === 'exam-answer' || !value.startsWith('{')) continue;
      const shape = Object.keys(JSON.parse(value)).toSorted().join();
      seen.set(`${name} ${shape}`, { name, actionId: element.action_id, value });
    }
  }
}

/** Ben uses everything there is, and all buttons that he saw on the way are kept. */
async function useEverything(): Promise<Seen> {
  const { anna, ben, deps, sandbox } = stand;
  const seen: Seen = new Map();
  const practice = practising(stand);
  const says = (text: string) =>
    sandbox.until(() => {
      look(seen);
      const shown = [...ben.messages('aif-study'), ...ben.messages('app')].map(wordsOf);
      const views = ben.views().map(({ view }) => wordsOf({ text: '', blocks: view.blocks }));
      const home = wordsOf({ text: '', blocks: ben.home()?.blocks ?? [] });
      return [...shown, ...views, home].some(words => words.includes(text));
    });
  const type = async (line: string, text: string) => {
    await ben.command('aif-study', line);
    await says(text);
  };

  const { member } = await practice.ownerOf(ben);
  await deps.store.changeSettings(member, { timeZone: 'UTC' });
  practice.only('single');
  await anna.command('aif-study', '/aif post');
  const round = await stand.sees(ben, 'Question for the team');
  await ben.openHome();
  await says('waits for your answer');
  const open = await deps.store.findOpenRound(workspace, study);
  await ben.click(round, { actionId: `answer:${open?.snapshot.key[0]}` });
  await says('I was sure');
  const first = await practice.begin('1.3.6');
  look(seen);
  const missed = await practice.tap(first, false);
  look(seen);
  const second = await practice.press(missed, 'Next');
  await practice.tap(second, true);
  await says('I guessed');
  await practice.begin();
  await says('in the middle of practice');
  practice.only('ordering');
  await anna.command('aif-study', '/aif post');
  await says('Answer');
  const live = await deps.store.listLiveQuestions(workspace);
  const free = deps.library().knowledge.questions.find(({ id }) => !live.has(id));
  await practice.begin(free?.section);
  look(seen);
  practice.only('single');
  await type('/aif exam short', 'The clock runs from');
  await ben.submit();
  await says('Mark for review');
  await ben.click('view', { text: 'Overview' });
  await says('Without a whole answer');
  await ben.submit();
  await says('See what you missed');
  await ben.click('view', { text: 'See every question' });
  await sandbox.settled();
  look(seen);
  await ben.closeView();
  await type('/aif ask what is recall', 'Helpful');
  await type(`/aif ask ${VAGUE}`, `Asked: ${VAGUE}`);
  await type('/aif topics', 'Objective');
  await type('/aif leaderboard', 'Share to channel');
  await type('/aif data', 'What I keep about you');
  await type('/aif review remind 09:00', 'I will write to you');
  await sandbox.advanceClock(DAY_MS);
  await remindReviews({ ...deps, now: () => Date.parse('2026-11-24T09:00:30Z') });
  await says('due for review');
  await ben.openHome();
  await says('Your last answers');
  look(seen);
  return seen;
}

/** Everything that Ben can see, to notice that something was answered. */
const sight = (): string =>
  JSON.stringify([
    stand.ben.messages('aif-study'),
    stand.ben.messages('app'),
    stand.ben.views(),
    stand.sandbox.calls.filter(({ method }) => method.startsWith('views.')).length,
  ]);

/** Puts the button into a message as it stood there once, presses it, and tells what is said then. */
async function press({ name, value }: { name: string; value: string }): Promise<string> {
  const { ben, sandbox, deps } = stand;
  const client = await deps.clientFor(workspace);
  const button = {
    type: 'button',
    action_id: name,
    value,
    text: { type: 'plain_text', text: 'Press' },
  } as const;
  const blocks: ActionsBlock[] = [{ type: 'actions', elements: [button] }];
  const text = `From long ago: ${name} ${value}`;
  await client.chat.postEphemeral({ channel: study, user: ben.id, text, blocks });
  const message = await sandbox.until(() =>
    ben.messages('aif-study').findLast((shown: PageMessage) => shown.text === text),
  );
  const before = sight();
  await ben.click(message, { text: 'Press' });
  await sandbox.until(() => sight() !== before);
  await sandbox.settled();
  const view = ben.views().at(-1)?.view;
  const said = wordsOf(view ? { text: '', blocks: view.blocks } : (ben.lastMessage('aif-study') ?? message));
  if (view) await ben.closeView();
  return said;
}

const gone: Library = {
  ...library,
  findSection: () => undefined,
  knowledge: { ...library.knowledge, questions: [], sections: [] },
};

/** These make sense in the window of an exam alone. */
const IN_EXAM = ['exam-go', 'exam-mark', 'exam-overview', 'exam-discard'];

test('every button that was ever shown answers something sensible a month later', async () => {
  const seen = await useEverything();
  const names = new Set([...seen.values()].map(({ name }) => name));
  // What is chosen in an exam's form is no button.
  expect(actions.map(({ name }) => name).filter(name => !names.has(name))).toEqual(['exam-answer']);

  await stand.sandbox.advanceClock(31 * DAY_MS);
  await stand.restart();
  const deleting = [...seen.values()].filter(({ name }) => name === 'my-data-delete');
  const others = [...seen.values()].filter(({ name }) => name !== 'my-data-delete');
  for (const world of ['as it was', 'with an empty guide and bank', 'for somebody whose data was deleted']) {
    const isDeleted = world.startsWith('for');
    if (world !== 'as it was') stand.deps.library = () => gone;
    if (isDeleted) await stand.deps.store.deletePerson(workspace, asUserId(stand.ben.id));
    for (const button of isDeleted ? [...others, ...deleting] : others) {
      const said = await press(button);
      expect([world, button, said.trim() !== '']).toEqual([world, button, true]);
      expect([world, button, said]).toEqual([
        world,
        button,
        expect.not.stringContaining('Sorry, that did not'),
      ]);
      if (!IN_EXAM.includes(button.name)) {
        expect([world, button, said]).toEqual([
          world,
          button,
          expect.not.stringContaining('another version of the app'),
        ]);
      }
    }
  }
  expect(stand.log.filter(line => line.includes('"level":50'))).toEqual([]);
}, 60_000);
