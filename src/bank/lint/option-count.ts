import { errorAt } from '../../content/problem.ts';
import type { QuestionType } from '../question.ts';
import type { Rule } from './draft.ts';

/** The exam's own shapes: fewer options are guessed, more do not fit. */
const COUNTS: Record<QuestionType, { least: number; most: number; words: string }> = {
  single: { least: 4, most: 4, words: 'exactly 4' },
  multiple: { least: 5, most: 6, words: '5 or 6' },
  ordering: { least: 3, most: 5, words: '3 to 5' },
  matching: { least: 3, most: 7, words: '3 to 7' },
};

export const optionCount: Rule = {
  name: 'option count',
  check: draft =>
    draft.questions.flatMap(({ value: question, placeOf }) => {
      const { least, most, words } = COUNTS[question.type];
      const count = question.options.length;
      if (count >= least && count <= most) return [];
      const what = `The ${question.type} question ${question.id} has ${count} options`;
      return [errorAt(placeOf(['options']), what, `A ${question.type} question has ${words}`)];
    }),
};
