import { errorAt, type Problem, warningAt } from '../../content/problem.ts';
import type { Question } from '../question.ts';
import type { Rule } from './draft.ts';
import { countWords } from './words.ts';

/** Words are what reads well on a phone; characters are what a Slack message holds beside everything else. */
const LIMITS = {
  stem: { words: 90, characters: 1000 },
  takeaway: { words: 40, characters: 300 },
  text: { words: 25, characters: 200 },
  why: { words: 45, characters: 500 },
  misconception: { words: 30, characters: 300 },
  prompt: { words: 25, characters: 200 },
} as const;

export const lengths: Rule = {
  name: 'lengths',
  check: draft =>
    draft.questions.flatMap(({ value, placeOf }) =>
      textsOf(value).flatMap(({ field, text, path }): Problem[] => {
        const limit = LIMITS[field];
        const words = countWords(text);
        const subject = `The ${NAMES[field]} of ${value.id}`;
        if (text.length > limit.characters) {
          const what = `${subject} has ${text.length} characters; ${limit.characters} fit a Slack message`;
          return [errorAt(placeOf(path), what, 'Shorten it')];
        }
        if (words <= limit.words) return [];
        return [
          warningAt(
            placeOf(path),
            `${subject} has ${words} words; ${limit.words} are the limit`,
            'Shorten it',
          ),
        ];
      }),
    ),
};

type Field = keyof typeof LIMITS;

const NAMES: Record<Field, string> = {
  stem: 'stem',
  takeaway: 'takeaway',
  text: 'text of an option',
  why: 'reason of an option',
  misconception: 'misconception of an option',
  prompt: 'prompt of a pair',
};

function textsOf(question: Question): { field: Field; text: string; path: PropertyKey[] }[] {
  const options = question.options.flatMap((option, index) =>
    (['text', 'why', 'misconception'] as const).map(field => ({
      field,
      text: option[field] ?? '',
      path: ['options', index, field],
    })),
  );
  const prompts = question.type === 'matching' ? question.pairs : [];
  return [
    { field: 'stem', text: question.stem, path: ['stem'] },
    { field: 'takeaway', text: question.takeaway, path: ['takeaway'] },
    ...options,
    ...prompts.map(({ prompt }, index) => ({
      field: 'prompt' as const,
      text: prompt,
      path: ['pairs', index, 'prompt'],
    })),
  ];
}
