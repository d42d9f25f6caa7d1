import { expect, test } from 'vitest';
import { scoresBySection } from '../../src/quiz/practice-score.ts';

const step = (sectionId: string, correct: boolean | undefined) => ({ sectionId, correct });

test('scores come by section, most mistakes first, without what was left open', () => {
  const steps = [
    step('recall', true),
    step('drift', false),
    step('recall', false),
    step('drift', false),
    step('bias', true),
    step('bias', undefined),
    step('cost', undefined),
  ];
  expect(scoresBySection(steps)).toEqual([
    { sectionId: 'drift', answered: 2, right: 0 },
    { sectionId: 'recall', answered: 2, right: 1 },
    { sectionId: 'bias', answered: 1, right: 1 },
  ]);
});
