import { errorAt, type Problem, quoted } from '../../content/problem.ts';
import { isChoice } from '../question.ts';
import type { Rule } from './draft.ts';

/** Options that cannot be told apart, and wrong ones without the belief behind them. */
export const options: Rule = {
  name: 'options',
  check: draft =>
    draft.questions.flatMap(({ value: question, placeOf }) => {
      const problems: Problem[] = [];
      const ids = new Set<string>();
      const texts = new Set<string>();
      for (const [index, option] of question.options.entries()) {
        const text = option.text.toLowerCase();
        if (ids.has(option.id)) {
          const what = `Two options of ${question.id} have the id ${option.id}`;
          problems.push(errorAt(placeOf(['options', index, 'id']), what, 'Give each its own'));
        }
        if (texts.has(text)) {
          const what = `Two options of ${question.id} say ${quoted(option.text)}`;
          problems.push(errorAt(placeOf(['options', index, 'text']), what, 'Replace one of them'));
        }
        ids.add(option.id);
        texts.add(text);
      }
      if (!isChoice(question)) return problems;
      for (const [index, option] of question.options.entries()) {
        const path = ['options', index];
        if (!option.correct && option.misconception === undefined) {
          const what = `The wrong option ${option.id} of ${question.id} has no misconception`;
          problems.push(errorAt(placeOf(path), what, 'Add the false belief that makes it tempting'));
        }
        if (option.correct && option.misconception !== undefined) {
          const what = `The right option ${option.id} of ${question.id} has a misconception`;
          problems.push(errorAt(placeOf(path), what, 'Remove it, or check which option is correct'));
        }
      }
      return problems;
    }),
};
