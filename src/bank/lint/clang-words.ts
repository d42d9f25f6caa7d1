import { warningAt } from '../../content/problem.ts';
import { distractors, isChoice, keyOptions } from '../question.ts';
import type { Rule } from './draft.ts';
import { STOP_WORDS, stemOf, wordsOf } from './words.ts';

/** A word of the stem that stands in every right option and in no wrong one points at the answer by its sound. */
export const clangWords: Rule = {
  name: 'clang words',
  check: draft =>
    draft.questions.flatMap(({ value, placeOf }) => {
      if (!isChoice(value)) return [];
      const stem = tellingWords(value.stem);
      const wrong = new Set(distractors(value).flatMap(option => [...tellingWords(option.text)]));
      const right = keyOptions(value).map(option => tellingWords(option.text));
      const shared = [...(right[0] ?? [])].filter(
        word => stem.has(word) && !wrong.has(word) && right.every(words => words.has(word)),
      );
      if (shared.length === 0) return [];
      const words = shared.map(word => `"${word}"`).join(', ');
      const what = `${words} of the stem of ${value.id} stands in the right option alone`;
      return [warningAt(placeOf(['stem']), what, 'Say it in other words, or use it in a wrong option too')];
    }),
};

const LEAST_LETTERS = 4;

function tellingWords(text: string): Set<string> {
  const words = wordsOf(text).filter(word => word.length >= LEAST_LETTERS && !STOP_WORDS.has(word));
  return new Set(
    words
      .flatMap(word => word.split('-'))
      .map(stemOf)
      .filter(stem => !COMMON.has(stem)),
  );
}

/** They stand in nearly every question of this bank, so they point at nothing. */
const COMMON: ReadonlySet<string> = new Set(
  ['amazon', 'model', 'data', 'machine', 'learning', 'service', 'sagemaker', 'company', 'team'].map(stemOf),
);
