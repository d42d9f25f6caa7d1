import { expect, test } from 'vitest';
import { asMemberKey } from '../../src/quiz/ids.ts';
import type { Choice, Snapshot } from '../../src/quiz/snapshot.ts';
import { answerLines } from '../../src/slack/views/answer-lines.ts';
import { aSnapshot } from '../quiz/a-snapshot.ts';
import { aRound } from './a-round.ts';

const options = ['red', 'green', 'blue', 'gray'].map(text => ({ text, why: '' }));

function linesOf(changes: Partial<Snapshot>, chosen: Choice, correct = false): string[] {
  const round = aRound(aSnapshot({ stem: 'Which color?', options, ...changes }));
  const answer = { round: round.id, member: asMemberKey('m'), chosen, correct, points: 0, at: 1 };
  return answerLines({ answer, round }, { language: undefined }).markup.split('\n');
}

test('a right answer is one line with its day', () => {
  expect(linesOf({ key: [1] }, [1], true)).toEqual(['✅ *Right* · Mon 23 Nov · Which color?']);
});

test.each<[string, Partial<Snapshot>, Choice, string[]]>([
  ['what was chosen and what is right', { key: [1] }, [0], ['You chose: red', 'Right is: green']],
  [
    'of several only what was wrong',
    { type: 'multiple', key: [0, 1] },
    [0, 2],
    ['Not right: blue', 'You left out: green'],
  ],
  [
    'of an order the places that were wrong',
    { type: 'ordering', key: [0, 1, 2] },
    [0, 2, 1],
    ['1 of 3 in place', 'Right is: 2: green; 3: blue'],
  ],
  [
    'of pairs those that were wrong',
    { type: 'matching', key: [0, 1, 2], prompts: ['rose', 'leaf', 'sky'] },
    [1, 0, 2],
    ['1 of 3 in place', 'Right is: rose: red; leaf: green'],
  ],
])('a wrong answer says %s', (_what, changes, chosen, said) => {
  const [verdict, ...differences] = linesOf(changes, chosen);
  expect(verdict).toBe('❌ *Wrong* · Mon 23 Nov · Which color?');
  expect(differences).toEqual(said.map(line => `> ${line}`));
});
