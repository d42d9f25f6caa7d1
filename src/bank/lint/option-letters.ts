import { errorAt, quoted } from '../../content/problem.ts';
import type { Rule } from './draft.ts';
import { questionPassages } from './passages.ts';

const LETTER_OR_POSITION =
  /\b(?:[Oo]ptions?|[Aa]nswers?|[Cc]hoices?) \(?[A-G]\b\)?|\b(?:first|second|third|fourth|fifth|last) option\b/;

/** Options are shuffled: nobody knows which one "option B" is. */
export const optionLetters: Rule = {
  name: 'option letters',
  check: draft =>
    draft.questions.flatMap(entry =>
      questionPassages(entry).flatMap(({ text, placeAt }) => {
        const found = LETTER_OR_POSITION.exec(text);
        if (!found) return [];
        const what = `A text of ${entry.value.id} speaks of ${quoted(found[0])}, and options are shuffled`;
        return [errorAt(placeAt(found.index), what, 'Name the option by what it says')];
      }),
    ),
};
