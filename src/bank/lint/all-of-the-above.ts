import { errorAt, quoted } from '../../content/problem.ts';
import type { Rule } from './draft.ts';

const REFERS_TO_OTHERS =
  /\b(?:all|none|both|neither|either|any) of (?:the )?(?:above|these|those|others?|other options|options)\b|\b(?:both|neither) (?:option )?[A-F] (?:and|nor) [A-F]\b/i;

/** Options that speak of other options break when options are shuffled, and test logic instead of knowledge. */
export const allOfTheAbove: Rule = {
  name: 'all of the above',
  check: draft =>
    draft.questions.flatMap(({ value, placeOf }) =>
      value.options.flatMap((option, index) => {
        if (!REFERS_TO_OTHERS.test(option.text)) return [];
        const what = `The option ${quoted(option.text)} refers to other options`;
        return [errorAt(placeOf(['options', index, 'text']), what, 'Write an option that stands alone')];
      }),
    ),
};
