import { type Problem, warningAt } from '../../content/problem.ts';
import type { Question } from '../question.ts';
import { keyOptions } from '../question.ts';
import type { Rule } from './draft.ts';
import { similarity, vectorsOf } from './similarity.ts';

/**
 * Measured on this bank of 384 questions: stems written independently reach 0.33 at most, and a copy in which every
 * fifth telling word was replaced has 0.68 in the median. tests/bank/similarity.test.ts holds both.
 */
export const ALIKE = 0.5;
/** With the same answer, less is enough: the same asked with other names. */
export const ALIKE_WITH_THE_SAME_ANSWER = 0.35;

export const nearDuplicates: Rule = {
  name: 'near-duplicates',
  check({ questions }) {
    const vectors = vectorsOf(questions.map(({ value }) => value.stem));
    const answers = questions.map(({ value }) => answerOf(value));
    const problems: Problem[] = [];
    for (const [later, { value, placeOf }] of questions.entries()) {
      for (let earlier = 0; earlier < later; earlier++) {
        const [a, b, other] = [vectors[earlier], vectors[later], questions[earlier]];
        if (!a || !b || !other) continue;
        const likeness = similarity(a, b);
        const limit = answers[earlier] === answers[later] ? ALIKE_WITH_THE_SAME_ANSWER : ALIKE;
        if (likeness < limit) continue;
        const where = other.placeOf(['stem']);
        const what = `The stem of ${value.id} is ${Math.round(likeness * 100)} % like that of ${other.value.id} (${where.file}:${where.line})`;
        problems.push(warningAt(placeOf(['stem']), what, 'Ask something else, or drop one of the two'));
      }
    }
    return problems;
  },
};

function answerOf(question: Question): string {
  return keyOptions(question)
    .map(option => option.text.toLowerCase())
    .toSorted()
    .join('\n');
}
