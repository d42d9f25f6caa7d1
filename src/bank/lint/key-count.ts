import { errorAt, type Problem } from '../../content/problem.ts';
import { isChoice, keyOptions } from '../question.ts';
import type { Rule } from './draft.ts';

const NUMBERS = ['ZERO', 'ONE', 'TWO', 'THREE', 'FOUR', 'FIVE', 'SIX'] as const;

/** As many options are correct as the type asks for, and as the stem says. */
export const keyCount: Rule = {
  name: 'key count',
  check: draft =>
    draft.questions.flatMap(({ value: question, placeOf }) => {
      if (!isChoice(question)) return [];
      const count = keyOptions(question).length;
      const problems: Problem[] = [];
      if (question.type === 'single' ? count !== 1 : count < 2 || count > 3) {
        const asked = question.type === 'single' ? 'one option' : 'two or three options';
        const what = `${count} options of ${question.id} are correct`;
        problems.push(errorAt(placeOf(['options']), what, `Mark ${asked} with \`correct: true\``));
      }
      const said = /\((?:select|choose)\s+(\w+)\.?\)/i.exec(question.stem);
      const ending = `(Select ${NUMBERS[count] ?? count}.)`;
      if (question.type === 'multiple' && !question.stem.endsWith(ending)) {
        const what = said
          ? `The stem says ${said[0]}, and ${count} options are correct`
          : 'The stem does not say how many options to select';
        problems.push(errorAt(placeOf(['stem']), what, `End it with ${ending}`));
      }
      if (question.type === 'single' && said) {
        const what = `The stem says ${said[0]} in a single-choice question`;
        problems.push(errorAt(placeOf(['stem']), what, 'Remove it, or make the type multiple'));
      }
      return problems;
    }),
};
