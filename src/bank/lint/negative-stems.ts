import { errorAt, type Problem, warningAt } from '../../content/problem.ts';
import type { Rule } from './draft.ts';

const SHOUTED = /\b(?:NOT|EXCEPT)\b/;
const ASKED = /\b(?:which|what|who|why)\b[^.?]*\b(?:not|except|incorrect)\b[^.?]*\?/i;

/** Questions for what is wrong are misread under pressure. A negation in the scenario is no problem. */
export const negativeStems: Rule = {
  name: 'negative stems',
  check: draft =>
    draft.questions.flatMap(({ value: { id, stem }, placeOf }): Problem[] => {
      const fix = 'Ask for what is right';
      const shouted = SHOUTED.exec(stem)?.[0];
      if (shouted) return [errorAt(placeOf(['stem']), `The stem of ${id} says ${shouted}`, fix)];
      if (!ASKED.test(stem)) return [];
      return [warningAt(placeOf(['stem']), `The question of ${id} asks with a negation`, fix)];
    }),
};
