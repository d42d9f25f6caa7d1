import { warningAt } from '../../content/problem.ts';
import type { Rule } from './draft.ts';

const LEAST_QUESTIONS = 4;

/** "Quiz me" on a section needs something to ask. */
export const enoughQuestions: Rule = {
  name: 'enough questions',
  check(draft) {
    // A question with a mistake of its own is no missing question.
    if (draft.questions.length < draft.ids.questions.size) return [];
    return draft.sections.flatMap(({ value: { id }, placeOf }) => {
      const count = draft.questions.filter(({ value }) => value.section === id).length;
      if (count >= LEAST_QUESTIONS) return [];
      const what = `The section ${id} has ${count} questions`;
      return [warningAt(placeOf(['id']), what, `Write at least ${LEAST_QUESTIONS} in questions/`)];
    });
  },
};
