import { expect, test } from 'vitest';
import type { Draft, Rule } from '../../src/bank/lint/draft.ts';
import { keyPosition } from '../../src/bank/lint/key-position.ts';
import { longestKey } from '../../src/bank/lint/longest-key.ts';
import type { Question } from '../../src/bank/question.ts';

/** A single-choice question whose answer stands at a position and is longer or shorter than the rest. */
function question(position: number, answer: string): Question {
  const texts = ['other one', 'other two', 'other six'].toSpliced(position, 0, answer);
  return {
    id: `q-${position}`,
    type: 'single',
    objective: '1.3.1',
    section: 's',
    focus: 'recall',
    level: 'apply',
    difficulty: 'easy',
    stem: 'Which one?',
    options: texts.map((text, index) => ({
      id: `o-${index}`,
      text,
      why: 'So.',
      correct: index === position,
    })),
    cue: 'Which',
    takeaway: 'That one.',
    services: [],
    sources: [],
    factsCheckedOn: '2026-11-23',
    reviews: { on: '2026-11-23', readings: 1 },
  };
}

function findings(rule: Rule, questions: Question[]): string[] {
  const draft: Draft = {
    exam: undefined,
    services: [],
    sections: [],
    questions: questions.map(value => ({ value, placeOf: () => ({ file: 'questions/a.yml', line: 1 }) })),
    ways: [],
    ids: { services: new Set(), sections: new Set(), questions: new Set() },
    now: new Date(0),
  };
  return rule.check(draft).map(({ what }) => what);
}

const times = (count: number, of: Question): Question[] => Array.from({ length: count }, () => of);
const spread = (count: number): Question[] =>
  Array.from({ length: count }, (_, index) => question(index % 4, 'short'));

test.for([
  { name: 'evenly spread answers', questions: spread(40), found: [] },
  { name: 'too few questions to tell', questions: times(39, question(0, 'short')), found: [] },
  {
    name: 'answers that stand first too often',
    questions: [...spread(40), ...times(4, question(0, 'short'))],
    found: ['The answers of 44 questions stand at positions 1 to 4 in 32 %, 23 %, 23 %, 23 %'],
  },
])('key positions: $name', ({ questions, found }) => {
  expect(findings(keyPosition, questions)).toEqual(found);
});

test.for([
  { name: '35 % is allowed', longest: 7, of: 20, found: [] },
  {
    name: 'above it, every file is counted',
    longest: 8,
    of: 20,
    found: ['The answer is the longest option in 40 % of 20 questions (questions/a.yml 8)'],
  },
  { name: 'too few questions to tell', longest: 10, of: 19, found: [] },
])('longest answers: $name', ({ longest, of, found }) => {
  const questions = [
    ...times(longest, question(1, 'other longer')),
    ...times(of - longest, question(2, 'short')),
  ];
  expect(findings(longestKey, questions)).toEqual(found);
});

test('an answer as long as the longest wrong option does not count', () => {
  expect(findings(longestKey, times(20, question(1, 'other 123')))).toEqual([]);
});
