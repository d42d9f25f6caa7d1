import { errorAt, quoted } from '../../content/problem.ts';
import type { Draft, Rule } from './draft.ts';
import { equationsIn } from './equations.ts';
import { metricValues } from './metric-values.ts';
import { type Passage, questionPassages, sectionPassage } from './passages.ts';

/** Every equation with numbers is calculated again; names such as TP and recall count when the text gives them. */
export const arithmetic: Rule = {
  name: 'arithmetic',
  check: draft =>
    scopesOf(draft).flatMap(passages => {
      const values = metricValues(passages.map(({ text }) => text).join('\n'));
      return passages.flatMap(({ text, placeAt }) =>
        equationsIn(text, values)
          .filter(({ holds }) => !holds)
          .map(({ source, left, right, index }) => {
            const what = `${quoted(source)} is wrong: one side is ${shown(left)}, the other ${shown(right)}`;
            return errorAt(placeAt(index), what, 'Correct the numbers; write ≈ for a rounded whole number');
          }),
      );
    }),
};

/** Passages that share their numbers: a question, or what stands under one heading of the guide. */
function scopesOf(draft: Draft): Passage[][] {
  return [
    ...draft.questions.map(questionPassages),
    ...draft.sections.flatMap(({ value }) => {
      const whole = sectionPassage(value);
      let index = 0;
      return whole.text.split(/^(?=#{1,6} )/m).map(text => {
        const start = index;
        index += text.length;
        return [{ text, placeAt: (at: number) => whole.placeAt(start + at) }];
      });
    }),
  ];
}

function shown(value: number): string {
  return String(Number(value.toPrecision(4)));
}
