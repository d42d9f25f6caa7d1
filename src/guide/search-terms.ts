import { stemmer } from 'stemmer';
import { recent } from '../remembered.ts';

/** The words of a text, folded to what they have in common: case, accents, width and the symbols of formulas. */
export function wordsOf(text: string): string[] {
  return wordsIn(fold(text));
}

/** What `wordsIn` takes its words from. */
export function fold(text: string): string {
  const plain = IS_ASCII.test(text) ? text : text.normalize('NFKD').replaceAll(/\p{M}/gu, '');
  const small = plain.toLowerCase();
  return HAS_SYMBOLS.test(small) ? foldSymbols(small) : small;
}

export function wordsIn(folded: string): string[] {
  return folded.match(IS_ASCII.test(folded) ? /[a-z0-9]+/g : /[\p{L}\p{N}]+/gu) ?? [];
}

/** Whether there may be anything for `foldSymbols` to do. */
const HAS_SYMBOLS = /[’'/]|\b[rf][\s-]*(?:squared|1|2)\b/;

function foldSymbols(text: string): string {
  return text
    .replaceAll(/(?<=\w)[’'](?=\w)/g, '')
    .replaceAll(/\ba\s*\/\s*b\b/g, 'ab')
    .replaceAll(/\bci\s*\/\s*cd\b/g, 'cicd')
    .replaceAll(/\b(r|f)[\s-]*(squared|1|2)\b/g, (_, letter: string, rest: string) =>
      rest === 'squared' ? `${letter}2` : `${letter}${rest}`,
    );
}

/** Most texts are, and what holds for all letters of the world takes several times as long. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are ASCII, too
const IS_ASCII = /^[\x00-\x7f]*$/;

/** Search terms of a text: its words without the ones that carry no meaning, cut down to their stems. */
export function termsOf(text: string): string[] {
  return wordsOf(text)
    .filter(word => !STOP_WORDS.has(word))
    .map(stemOf);
}

/** Words whose forms share a stem are one term: Porter's rules, irregular forms, British spelling. */
export const stemOf = recent(cutDown, 20_000);

function cutDown(word: string): string {
  if (!/^[a-z]+$/.test(word)) return word;
  const regular = IRREGULAR.get(word) ?? word;
  const american = regular.replace(/is(e[ds]?|ing|ations?)$/, 'iz$1').replace(/([^aeiou])our$/, '$1or');
  // Porter ends "deploy" in i and "deployment" in y; one letter for both.
  return stemmer(american).replace(/i$/, 'y');
}

export function isStopWord(word: string): boolean {
  return STOP_WORDS.has(word);
}

/** Words of questions and of grammar. "Not" stays: it can turn a question around. */
const STOP_WORDS = new Set(
  `a about actually again all also am an and any anyone anything are as at be because been being between both but by
  can cannot could cant couldnt did didnt do does doesnt doing done dont each else even ever every explain for from get
  gets getting give given go goes going gonna got had has hasnt have having he help her here hey hi him his how i id if
  ill im in into is isnt it its ive just kind kindly know let lets like lot make makes many may me mean means meant
  might more most much must my need needs of off oh ok okay on one ones only or other our out over own please pls plz
  really s said same say says see shall she should so some somebody someone something sort still such t tell than thank
  thanks that thats the their them then there theres these they thing things think this those though to too u under
  until up upon ur us use used uses using very vs versus want wants was wat way we well were weve what whats when where
  which while who whom whose why will with within without wont would yes yet you your youre yours aws amazon`.split(
    /\s+/,
  ),
);

const IRREGULAR = new Map(
  `bought:buy paid:pay went:go gone:go wrote:write written:write chose:choose chosen:choose taught:teach spent:spend
  lost:lose sold:sell told:tell kept:keep left:leave knew:know known:know grew:grow grown:grow fell:fall fallen:fall
  broke:break broken:break woke:wake woken:wake caught:catch built:build ran:run began:begin begun:begin worse:bad
  worst:bad better:good best:good people:person men:man children:child cheaper:cheap cheapest:cheap faster:fast
  fastest:fast bigger:big biggest:big slower:slow slowest:slow happier:happy older:old oldest:old learnt:learn
  forgot:forget forgotten:forget shown:show took:take taken:take came:come saw:see seen:see thought:think
  meant:mean held:hold hid:hide hidden:hide bad:bad data:data accurate:accuracy accurately:accuracy`
    .split(/\s+/)
    .map(pair => {
      const [form = '', base = ''] = pair.split(':');
      return [form, base] as const;
    }),
);

/** A word in its place among others. */
export interface Word {
  word: string;
  stem: string;
  /** A word of questions or grammar: it says something only together with its neighbours. */
  isStop: boolean;
}
