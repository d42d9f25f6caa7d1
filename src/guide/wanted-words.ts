import { termsOf } from './search-terms.ts';

/** Words that say what is wanted, and nothing about what. */
export const WANTED = new Set(
  termsOf(
    `formula calculate calculation compute equation math service tool product example instance sample story type sort
    step method option way technique part component list pitfall trap mistake limit limitation drawback disadvantage
    advantage benefit purpose reason important importance matter point work difference differ different compare better
    same distinguish improve raise lower increase reduce definition define meaning describe detail details bit number
    practice exactly simple simpler words term stand please short longer quick again also too calculated computed
    choose pick avoid apply applied done measured measure aws available still closed discontinued replaced exist gone happened`,
  ),
);

/** What a question is about: its terms without those that say what is wanted of it. */
export function subjectOf(typed: readonly string[]): string[] {
  return typed.filter(term => !WANTED.has(term));
}
