import { expect, test } from 'vitest';
import { asChannelId, asMemberKey } from '../../src/quiz/ids.ts';
import type { Readiness } from '../../src/quiz/readiness.ts';
import { checkBlocks } from '../../src/sandbox/block-kit/check.ts';
import { getHome, getModal } from '../../src/sandbox/block-kit/view.ts';
import { coverageOf } from '../../src/slack/coverage.ts';
import type { Home } from '../../src/slack/home/load-home.ts';
import { homeView } from '../../src/slack/views/home-view.ts';
import { personalDataMessage } from '../../src/slack/views/personal-data-message.ts';
import { readinessView } from '../../src/slack/views/readiness-view.ts';
import { settingsForm } from '../../src/slack/views/settings-form.ts';
import { aSnapshot } from '../quiz/a-snapshot.ts';
import { aRound } from './a-round.ts';
import { library, wordsOf } from './app-stand.ts';

const { knowledge } = library;
const longest = knowledge.questions.toSorted((a, b) => b.stem.length - a.stem.length)[0]?.stem ?? '';
const snapshot = aSnapshot({ stem: longest });
const dates = { language: 'de', timeZone: 'Europe/Berlin' };
const tooFew: Readiness = { kind: 'too-few', answers: 1 };
const estimate: Readiness = { kind: 'estimate', share: 0.64, low: 0.52, high: 0.76, answers: 38 };

const nobody: Home = {
  member: undefined,
  dates,
  next: { kind: 'practice', objective: undefined },
  rounds: [],
  channels: [],
  due: 0,
  held: 0,
  nextDue: undefined,
  readiness: { objectives: new Map(), domains: new Map() },
  weeks: [],
  picture: undefined,
  results: [],
};

const rounds = Array.from({ length: 12 }, () => aRound(snapshot));
const busy: Home = {
  ...nobody,
  member: {
    key: asMemberKey('a'),
    name: 'Anna',
    timeZone: undefined,
    hidden: true,
    settings: { reviewAt: '18:00' },
  },
  rounds,
  next: { kind: 'round', round: aRound(snapshot) },
  channels: ['C1', 'C2', 'C3'].map((id, index) => ({
    id: asChannelId(id),
    streak: { length: index + 1, forgiven: 0 },
    points: index,
    rank: index === 0 ? undefined : index,
  })),
  readiness: {
    domains: new Map<string, Readiness>([
      ['1', estimate],
      ['2', tooFew],
    ]),
    objectives: new Map(coverageOf(knowledge).objectives.map(({ id }) => [id, estimate])),
  },
  weeks: Array.from({ length: 8 }, (_, week) => ({
    from: `2026-10-${10 + week}`,
    answered: week * 3,
    right: week,
  })),
  picture: { fileId: 'F1', digest: 'd', drawnAt: Date.parse('2026-11-26T12:00:00Z'), isUpToDate: true },
  results: Array.from({ length: 6 }, (_, index) => {
    const at = Date.parse('2026-11-26T12:00:00Z');
    if (index === 5) return { kind: 'exam', id: 'e', at, right: 40, questions: 65 };
    const answer = { snapshot, chosen: [0], correct: index % 2 === 0 };
    return index % 2 === 0
      ? { kind: 'round', id: `r${index}`, channel: 'C1', at, answer }
      : { kind: 'attempt', id: `a${index}`, mode: 'practice', at, answer };
  }),
};

test.each([
  ['of somebody new', nobody],
  ['with everything in it', busy],
])('Home %s fits Slack', (_who, home) => {
  expect(() => getHome(homeView(home, knowledge))).not.toThrow();
});

test.each([
  ['a running exam', { kind: 'exam' }, 'Go on with the exam'],
  ['a question', { kind: 'round', round: aRound(snapshot) }, 'Answer today’s question'],
  ['a review', { kind: 'review', due: 3 }, 'Review 3'],
  ['the weakest objective', { kind: 'practice', objective: '1.3.6' }, 'Practise 1.3.6'],
  ['anything', { kind: 'practice', objective: undefined }, 'Practise'],
] as const)('Home offers %s first', (_what, next, text) => {
  expect(primaryTexts(homeView({ ...busy, next, due: 3 }, knowledge).blocks)).toEqual([text]);
});

function primaryTexts(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap(primaryTexts);
  if (typeof value !== 'object' || value === null) return [];
  if ('style' in value && value.style === 'primary') return [Reflect.get(Reflect.get(value, 'text'), 'text')];
  return Object.values(value).flatMap(primaryTexts);
}

test('Home says everything in words before any bar or picture', () => {
  const words = wordsOf({ text: '', blocks: homeView(busy, knowledge).blocks });
  expect(words).toContain('about 64 %, likely 52 to 76 %, from 38 answers');
  expect(words).toContain('not enough answers yet (1 answer)');
  expect(words).toContain('does not cover yet: domain 3');
  expect(words).toContain('Week of 17. Oktober: 7 of 21 right');
  expect(words).toContain('you are left out');
  expect(words).toContain('every day at 18:00');
  const blocks = JSON.stringify(homeView(busy, knowledge));
  expect(blocks).toContain('"alt_text":"Right answers per week. Week of 10. Oktober: no answers;');
});

test('a picture that is older than the weeks says so, and leaves the numbers to the words', () => {
  const picture = busy.picture && { ...busy.picture, isUpToDate: false };
  const blocks = JSON.stringify(homeView({ ...busy, picture }, knowledge).blocks);
  expect(blocks).toContain('"text":"Drawn on 26. November, before your last answers"');
  expect(blocks).not.toContain('"alt_text":"Right answers per week. Week of');
});

test.each([
  ['settings', settingsForm({ hidden: true, settings: { timeZone: 'Europe/Berlin', reviewAt: '18:00' } })],
  ['settings that nobody chose', settingsForm({ hidden: false, settings: {} })],
  [
    'settings in a language that is not listed',
    settingsForm({ hidden: false, settings: { dateLanguage: 'xx' } }),
  ],
  ['readiness by objective', readinessView(knowledge.exam, busy.readiness)],
  ['readiness of a bank without questions', readinessView(knowledge.exam, nobody.readiness)],
])('the modal with %s fits Slack', (_what, view) => {
  expect(() => getModal(view)).not.toThrow();
});

test('readiness by objective names those that the bank does not cover', () => {
  const words = wordsOf({ text: '', blocks: readinessView(knowledge.exam, busy.readiness).blocks });
  expect(words).toContain('1.3.1');
  expect(words).toContain('does not cover yet: 1.1.1');
});

test('what is kept about a person fits Slack, and about nobody there is nothing to delete', () => {
  const data = {
    userId: 'U1',
    name: 'Anna',
    timeZone: undefined,
    joinedAt: 1,
    hiddenFromBoards: false,
    isManager: true,
    settings: {},
    managed: { managersAdded: 2, schedulesSaved: ['C1'], installedApp: true },
    talks: [{ section: 's', intent: 'formula', at: 1 }],
    study: {
      rounds: [],
      boards: [],
      practice: [],
      practiceRun: undefined,
      reviews: [],
      reminders: [],
      exams: [],
      pictureAt: undefined,
    },
  };
  expect(checkBlocks(personalDataMessage(data).blocks, 'message')).toMatchObject({ kind: 'fine' });
  expect(JSON.stringify(personalDataMessage(data))).toContain('my-data-delete');
  expect(JSON.stringify(personalDataMessage(undefined))).not.toContain('my-data-delete');
});
