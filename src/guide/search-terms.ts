import { stemmer } from 'stemmer';

/** The words of a text, folded to what they have in common: case, accents, width and the symbols of formulas. */
export function wordsOf(text: string): string[] {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/(?<=\w)[’'](?=\w)/g, '')
    .replaceAll(/\ba\s*\/\s*b\b/g, 'ab')
    .replaceAll(/\b(r|f)[\s-]*(squared|1|2)\b/g, (_, letter: string, rest: string) =>
      rest === 'squared' ? `${letter}2` : `${letter}${rest}`,
    )
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word !== '');
}

/** Search terms of a text: its words without the ones that carry no meaning, cut down to their stems. */
export function termsOf(text: string): string[] {
  return wordsOf(text)
    .filter(word => !STOP_WORDS.has(word))
    .map(stemOf);
}

export function stemOf(word: string): string {
  return /^[a-z]+$/.test(word) ? stemmer(word) : word;
}

/** Words of questions and of grammar. "Not" stays: it can turn a question around. */
const STOP_WORDS = new Set(
  `a about actually again all also am an and any anyone anything are as at be because been being between both but by
  can cannot could did do does doing done each else even ever every explain for from get gets getting give given go
  goes going got had has have having he help her here hey hi him his how i if in into is isnt it its just kind kindly
  know let lets like long lot make makes many may me mean means meant might more most much must my need needs of off
  ok okay on one ones only or other our out over own please really said same say says see shall she should show so
  some somebody someone something sort still such tell than thank thanks that thats the their them then there these
  they thing things think this those though to too under until up upon us use used uses using very want wants was
  way we well were what whats when where which while who whom whose why will with within without wont would yes yet
  you your yours aws amazon`.split(/\s+/),
);
