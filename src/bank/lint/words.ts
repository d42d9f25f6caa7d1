/** The words of a text in lower case, without punctuation. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu) ?? [];
}

/** How many words a reader counts: what stands between spaces. */
export function countWords(text: string): number {
  return text.split(/\s+/).filter(word => /[\p{L}\p{N}]/u.test(word)).length;
}

/** A word without its commonest English endings, so that "streams" and "streaming" are one. */
export function stemOf(word: string): string {
  const base = word.replace(/['’]s$/, '');
  for (const [ending, least] of ENDINGS) {
    if (base.endsWith(ending) && base.length - ending.length >= least) return base.slice(0, -ending.length);
  }
  return base;
}

/** Longer endings first; the number is how many letters must stay. */
const ENDINGS: readonly (readonly [string, number])[] = [
  ['ations', 4],
  ['ation', 4],
  ['ings', 4],
  ['ing', 4],
  ['ies', 3],
  ['ed', 4],
  ['es', 4],
  ['s', 3],
];

/** Words that say nothing about a topic. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  `a an and are as at be been before but by can do does each for from had has have how if in into is it its may more
  most must need needs no not of on one or other our over own should so some such than that the their them then there
  these they this those to too up use used user uses using want wants was were what when where which while who will
  with without would you your about after again all also any because both every few first get give given just keep
  last least less like make makes many much new now only out per same since still take takes through two under until
  very well within work works`.split(/\s+/),
);
