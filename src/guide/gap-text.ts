import { isStopWord, wordsOf } from './search-terms.ts';

/** More words than a question needs; what is longer is a text that somebody pasted. */
const MOST_WORDS = 12;
const LONGEST = 120;

/**
 * A question as it is counted when the guide does not answer it: what it is about, without the words of questions, in
 * small letters and without whatever may name a person or an address. Undefined when nothing is left of it.
 */
export function gapText(question: string): string | undefined {
  const text = question
    .slice(0, LONGEST_READ)
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\S+@\S+|@\S+|\b(https?:\/\/|www\.)\S+/gi, ' ')
    .replaceAll(/\+?\d[\d\s().-]{6,}\d/g, ' ');
  const words = wordsOf(text).filter(word => !isStopWord(word) && word.length <= LONGEST_WORD);
  const said = words.slice(0, MOST_WORDS).join(' ').slice(0, LONGEST).trim();
  return said === '' ? undefined : said;
}

const LONGEST_WORD = 30;
const LONGEST_READ = 1_000;
