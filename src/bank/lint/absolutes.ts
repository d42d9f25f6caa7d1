import { warningAt } from '../../content/problem.ts';
import { isChoice } from '../question.ts';
import type { Rule } from './draft.ts';

const ABSOLUTE = /\b(?:always|never|only|guarantee(?:s|d)?|completely|impossible|under no circumstances)\b/i;

/** People who know nothing rule out an option that says "always". */
export const absolutes: Rule = {
  name: 'absolutes',
  check: draft =>
    draft.questions.flatMap(({ value, placeOf }) => {
      if (!isChoice(value)) return [];
      return value.options.flatMap((option, index) => {
        const word = ABSOLUTE.exec(option.text)?.[0];
        if (word === undefined) return [];
        const what = `An option of ${value.id} says "${word}", which gives away whether it is right`;
        return [warningAt(placeOf(['options', index, 'text']), what, 'Say it without the absolute word')];
      });
    }),
};
