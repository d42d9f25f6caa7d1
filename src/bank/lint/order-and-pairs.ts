import { errorAt, type Problem } from '../../content/problem.ts';
import type { Question } from '../question.ts';
import type { Rule } from './draft.ts';

/** The answer of an ordering or matching question uses every option exactly once. */
export const orderAndPairs: Rule = {
  name: 'order and pairs',
  check: draft =>
    draft.questions.flatMap(({ value: question, placeOf }) => {
      const used = usedOptions(question);
      if (!used) return [];
      const field = question.type === 'ordering' ? 'order' : 'pairs';
      const known = new Set(question.options.map(option => option.id));
      const problems: Problem[] = [];
      for (const [index, id] of used.entries()) {
        if (known.has(id)) continue;
        const what = `\`${field}\` names ${id}, which is no option of ${question.id}`;
        problems.push(errorAt(placeOf([field, index]), what, 'Use the id of one of its options'));
      }
      for (const id of known) {
        const count = used.filter(each => each === id).length;
        if (count === 1) continue;
        const times = count === 0 ? 'not at all' : `${count} times`;
        const what = `\`${field}\` of ${question.id} uses the option ${id} ${times}`;
        problems.push(errorAt(placeOf([field]), what, 'Use every option exactly once'));
      }
      return problems;
    }),
};

function usedOptions(question: Question): string[] | undefined {
  if (question.type === 'ordering') return question.order;
  return question.type === 'matching' ? question.pairs.map(pair => pair.option) : undefined;
}
