import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold, wordsIn } from '../../src/guide/search-terms.ts';
import { WordTable } from '../../src/guide/search-word-table.ts';

test('a table finds the words of any ASCII text, and leaves other texts alone', () => {
  const letter = fc.constantFrom(...'ab19 -/.Ré');
  const text = fc.oneof(
    fc.string(),
    fc.array(letter).map(letters => letters.join('')),
  );
  const table = new WordTable(word => word);
  fc.assert(
    fc.property(text.map(fold), folded => {
      const isAscii = [...folded].every(one => one < '\u0080');
      expect(table.read(folded)).toEqual(isAscii ? wordsIn(folded) : undefined);
    }),
  );
});

test('each word is learnt once, however many there are', () => {
  const learnt: string[] = [];
  const table = new WordTable(word => learnt.push(word));
  const words = Array.from({ length: 5_000 }, (_, index) => `w${index.toString(36)}`);
  const numbers = words.map((_, index) => index + 1);
  expect(table.read(words.join(' '))).toEqual(numbers);
  expect(table.read(words.join(', '))).toEqual(numbers);
  expect(learnt).toEqual(words);
});
