import fc from 'fast-check';
import type { Question } from '../../src/bank/question.ts';
import { shipped } from './shipped.ts';

/** Texts full of what formats keep for themselves; trimmed, as all texts of the bank are. */
export const anyText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...[
          '~',
          '=',
          '#',
          '{',
          '}',
          ':',
          '::',
          '\\',
          '\\n',
          '\n',
          '\n\n',
          '//',
          '->',
          '%50%',
          '[html]',
          '[',
          ']',
        ],
        ...[
          '$CATEGORY:',
          'A. ',
          'ANSWER: A',
          "'",
          '"',
          ',',
          ';',
          '\t',
          '+',
          '-',
          '@',
          '<b>',
          '&amp;',
          '&',
          '####',
        ],
        ...[
          '<br>',
          '- ',
          '> ',
          '|',
          '!',
          '*',
          'ß',
          '漢',
          '🙂',
          ' ',
          '  ',
          '```',
          '#tag',
          'null',
          '0.75',
          'yes',
        ],
      ),
      fc.string({ maxLength: 8 }),
    ),
    { minLength: 1, maxLength: 8 },
  )
  // The bank's files hold no control characters, and their line ends are \n.
  .map(parts =>
    parts
      .join('')
      .replace(/[^\P{Cc}\n\t]/gu, '')
      .trim(),
  )
  .filter(text => text !== '');

/** Shipped questions of one type with other texts. */
export function anyQuestion(...types: Question['type'][]): fc.Arbitrary<Question> {
  const questions = shipped.questions.filter(question => types.includes(question.type));
  return fc
    .tuple(fc.constantFrom(...questions), fc.array(anyText, { minLength: 24, maxLength: 24 }))
    .map(([question, texts]) => withTexts(question, texts));
}

function withTexts(question: Question, texts: readonly string[]): Question {
  const left = [...texts];
  const next = (): string => left.pop() ?? 'text';
  const copy = structuredClone(question);
  copy.stem = next();
  copy.takeaway = next();
  copy.cue = next();
  for (const option of copy.options) {
    option.text = `${next()} ${option.id}`;
    option.why = next();
  }
  if (copy.type === 'matching') for (const pair of copy.pairs) pair.prompt = next();
  return copy;
}
