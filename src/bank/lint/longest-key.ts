import { type Problem, warningAt } from '../../content/problem.ts';
import type { Question } from '../question.ts';
import { isChoice } from '../question.ts';
import type { Rule } from './draft.ts';

/** By chance the answer of four options is the longest in 25 %; above this, "pick the longest" pays. */
const LARGEST_SHARE = 0.35;
/** Below this a share says nothing. */
const LEAST_QUESTIONS = 20;
/** An answer that is so much longer than the longest wrong option stands out by itself. */
const STANDS_OUT = 1.6;
const LONG_ENOUGH_TO_STAND_OUT = 40;

export const longestKey: Rule = {
  name: 'longest option is the key',
  check(draft) {
    const measured = draft.questions.flatMap(entry => {
      const ratio = keyRatio(entry.value);
      return ratio === undefined ? [] : [{ ...entry, ratio }];
    });
    const longest = measured.filter(({ ratio }) => ratio > 1);
    const share = longest.length / measured.length;
    const problems: Problem[] = [];
    if (measured.length >= LEAST_QUESTIONS && share > LARGEST_SHARE) {
      const files = Object.entries(Object.groupBy(longest, ({ placeOf }) => placeOf([]).file))
        .map(([file, entries]) => `${file} ${entries?.length}`)
        .join(', ');
      const what = `The answer is the longest option in ${percent(share)} of ${measured.length} questions (${files})`;
      const fix = `Bring it to at most ${percent(LARGEST_SHARE)}: shorten answers or lengthen wrong options`;
      problems.push(warningAt({ file: 'questions', line: 1 }, what, fix));
    }
    for (const { value, placeOf, ratio } of measured) {
      const length = Math.max(...value.options.map(option => option.text.length));
      if (ratio < STANDS_OUT || length < LONG_ENOUGH_TO_STAND_OUT) continue;
      const what = `The answer of ${value.id} is ${ratio.toFixed(1)} times as long as its longest wrong option`;
      problems.push(warningAt(placeOf(['options']), what, 'Make the options similar in length'));
    }
    return problems;
  },
};

/** Length of the answer by that of the longest wrong option; undefined where there is no single answer. */
function keyRatio(question: Question): number | undefined {
  if (question.type !== 'single' || !isChoice(question)) return undefined;
  const key = question.options.find(option => option.correct);
  const others = question.options.filter(option => option !== key);
  if (!key || others.length === 0) return undefined;
  return key.text.length / Math.max(...others.map(option => option.text.length));
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
