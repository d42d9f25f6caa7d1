import { editDistance } from '../quiz/edit-distance.ts';
import { recent } from '../remembered.ts';

/** Known words that an unknown one may be a slip of, the likeliest first. */
export type Respell = (word: string) => { word: string; strength: number }[];

/** How surely a word is meant that is one slip away, and two. */
export const ONE_SLIP = 0.95;
const TWO_SLIPS = 0.85;

/** Slips that people make: one in a short word, two in a long one. Words of two letters are left alone. */
function slipsAllowed(word: string): number {
  return word.length < 3 ? 0 : word.length < 8 ? 1 : 2;
}

/** `frequency` of the words that can be meant: of two equally close ones the commoner comes first. */
export function respeller(frequency: ReadonlyMap<string, number>): Respell {
  const byLength = new Map(
    [
      ...Map.groupBy(
        [...frequency.keys()].filter(word => word.length > 2 && /^[a-z]+$/.test(word)),
        word => word.length,
      ),
    ].map(([length, words]) => [length, { words, letters: Int32Array.from(words, lettersOf) }]),
  );
  const said = frequency.values().reduce((sum, count) => sum + count, 0);
  const isCommonSlip = (typed: string, word: string): boolean =>
    typed.length === word.length &&
    (typed.length === 3 ? isSwapped(typed, word) : typed[0] === word[0]) &&
    (frequency.get(word) ?? 0) >= said * (COMMON.get(word.length) ?? Infinity);
  return recent(typed => {
    const allowed = slipsAllowed(typed);
    if (allowed === 0 || typed.length > 30 || !/^[a-z]+$/.test(typed)) return [];
    const typedLetters = lettersOf(typed);
    const found: { word: string; distance: number; frequency: number }[] = [];
    for (let length = typed.length - allowed; length <= typed.length + allowed; length++) {
      const { words = [], letters = NONE } = byLength.get(length) ?? {};
      for (let at = 0; at < words.length; at++) {
        // A slip brings at most one letter and takes one, so most words need no closer look.
        const its = letters[at] ?? 0;
        if (countBits(typedLetters & ~its) > allowed || countBits(its & ~typedLetters) > allowed) continue;
        const word = words[at] ?? '';
        const distance = editDistance(typed, word, allowed);
        if (distance <= allowed && (isLikelySlip(typed, word) || isCommonSlip(typed, word)))
          found.push({ word, distance, frequency: frequency.get(word) ?? 0 });
      }
    }
    const order = found.toSorted(
      (a, b) =>
        a.distance - b.distance ||
        Number(b.word[0] === typed[0]) - Number(a.word[0] === typed[0]) ||
        b.frequency - a.frequency,
    );
    return order
      .filter(({ distance }) => distance === order[0]?.distance)
      .slice(0, 3)
      .map(({ word, distance }, index) => ({
        word,
        strength: (distance === 1 ? ONE_SLIP : TWO_SLIPS) - index * 0.15,
      }));
  }, 10_000);
}

/** Short words are close to many others: there, only swapped letters and a lost one count, not another letter. */
function isLikelySlip(typed: string, word: string): boolean {
  if (typed.length > 5) return true;
  if (typed.length === 3 || word.length === 3) return false;
  if (typed.length === word.length) return isSwapped(typed, word);
  return typed[0] === word[0] && (typed.length === 5 || word.startsWith(typed));
}

/** Whether two words have the same letters. */
export function isSwapped(typed: string, word: string): boolean {
  return typed.length === word.length && [...typed].sort().join('') === [...word].sort().join('');
}

/** What share of all words a short one must be, by its length, to be meant in spite of another letter or order. */
const COMMON = new Map([
  [3, 1 / 10_000],
  [4, 1 / 500],
  [5, 1 / 10_000],
]);

const NONE = new Int32Array(0);

/** One bit per letter of the alphabet. */
function lettersOf(word: string): number {
  let bits = 0;
  for (let at = 0; at < word.length; at++) bits |= 1 << (word.charCodeAt(at) - 97);
  return bits;
}

/** Adds up neighbours: bits to pairs, pairs to fours, and so on (Warren, Hacker's Delight, 5-1). */
function countBits(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
