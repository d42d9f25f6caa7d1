import type { ServiceNames } from '../content/service-names.ts';
import type { SearchData } from './search-data.ts';
import { isStopWord, stemOf, wordsOf } from './search-terms.ts';
import type { Things } from './things.ts';

/**
 * A question without the talk around it: "Good morning. I hope you are awake. What does Model Registry keep?" Undefined
 * when all of it is talk, or nothing.
 */
export type WithoutTalk = (question: string) => string | undefined;

interface Known {
  things: Things;
  names: ServiceNames;
  /** Whether hardly anybody says the stem who means something else: "canary" and not "cost". */
  isRare: (stem: string) => boolean;
}

/** Longer texts are no talk with a bot. */
const MOST_WORDS = 100;
const LONGEST_NAME = 4;

const ENDS = /(?<=[.!?;:])\s+|,\s+|\s+[-–—=]+\s+|\s*\.\.\.\s*/;
const ASKS =
  /\b(what|whats|how|which|why|when|where|who|whom|whose|difference|diff|explain|define|meaning|formula|list|name)\b/i;

/**
 * Where one clause names a thing of the guide, others that name none and ask for nothing say nothing about it. A clause
 * that asks stays, since what it asks may be what the guide does not tell.
 */
export function talkRemover({ things, names, isRare }: Known): WithoutTalk {
  const isName = (words: readonly string[]): boolean =>
    words.some(word => !isStopWord(word) && isRare(stemOf(word))) &&
    things.called(words.join(' ')).length > 0;
  const hasName = (clause: string): boolean => {
    const words = wordsOf(clause);
    return (
      words.some((_, from) =>
        Array.from({ length: LONGEST_NAME }, (_, more) => words.slice(from, from + more + 1)).some(isName),
      ) || names.mentionsIn(clause).length > 0
    );
  };
  return question => {
    if (wordsOf(question).length > MOST_WORDS) return undefined;
    const clauses = question.split(ENDS).filter(clause => wordsOf(clause).length > 0);
    const naming = new Set(clauses.filter(hasName));
    const kept = clauses.filter(clause => naming.has(clause) || asksForSomething(clause));
    return naming.size > 0 && kept.length < clauses.length ? kept.join(', ') : undefined;
  };
}

/** "What is it" asks for nothing but what was named. */
function asksForSomething(clause: string): boolean {
  return ASKS.test(clause) && wordsOf(clause).some(word => !isStopWord(word));
}

/** So large a share of all sections may say a rare stem. */
const RARE = 0.4;

/** The stems that few sections say, in their own words or in those of people who ask for them. */
export function rareStems(
  { stems, spread }: Pick<SearchData, 'stems' | 'spread'>,
  sections: number,
): ReadonlySet<string> {
  return new Set(stems.filter((_, at) => (spread[at] ?? 0) > 0 && (spread[at] ?? 0) <= RARE * sections));
}
