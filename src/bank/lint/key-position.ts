import { warningAt } from '../../content/problem.ts';
import type { Rule } from './draft.ts';

/** Fewer questions are off balance by chance. */
const LEAST_QUESTIONS = 40;
const BALANCED = { least: 0.2, most: 0.3 };

/** Members see shuffled options, but exports keep the order of the file. */
export const keyPosition: Rule = {
  name: 'key position',
  check(draft) {
    const positions = draft.questions.flatMap(({ value }) =>
      value.type === 'single' && value.options.length === 4
        ? [value.options.findIndex(option => option.correct)]
        : [],
    );
    if (positions.length < LEAST_QUESTIONS) return [];
    const shares = [0, 1, 2, 3].map(
      position => positions.filter(each => each === position).length / positions.length,
    );
    if (shares.every(share => share >= BALANCED.least && share <= BALANCED.most)) return [];
    const shown = shares.map(share => `${Math.round(share * 100)} %`).join(', ');
    const what = `The answers of ${positions.length} questions stand at positions 1 to 4 in ${shown}`;
    return [
      warningAt({ file: 'questions', line: 1 }, what, 'Move answers until each position has 20 to 30 %'),
    ];
  },
};
