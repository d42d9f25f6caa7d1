import type { Service } from '../content/service.ts';
import type { Concept } from './search-lines.ts';
import type { Names } from './search-names.ts';
import { isSwapped, ONE_SLIP, type Respell } from './search-spelling.ts';
import { isStopWord, stemOf, type Word, wordsOf } from './search-terms.ts';

/** What a question is about, as far as the guide's words go. */
export interface Understood {
  concepts: Concept[];
  /** The share of the question's mass that stands in words which the guide does not have, from 0 to 1. */
  unknown: number;
  /** The services that it names. */
  services: Service[];
  /** The question's words as the guide has them, in their order. */
  words: Word[];
}

/** What is known about words before a question comes. */
export interface Lexicon {
  /** All words of the guide, as they are written. */
  words: ReadonlyMap<string, number>;
  massOf: (term: string) => number;
  isTerm: (stem: string) => boolean;
  respell: Respell;
  names: Names;
  /** Words of everyday language that may mean the same, by their stems. */
  kin: ReadonlyMap<string, readonly string[]>;
}

/** More different words than any real question has; a page of text costs no more than this. */
const MOST_WORDS = 48;

const NAME = 0.9;
const KIN = 0.5;

export function understand(question: string, lexicon: Lexicon): Understood {
  const words = [...new Set(wordsOf(question))].slice(0, MOST_WORDS);
  const spelled = words.flatMap((word, at) => spell(word, words[at + 1], lexicon));
  const named = lexicon.names.find(spelled.map(({ stem }) => stem));
  const concepts: Concept[] = [];
  let unknown = 0;
  let total = 0;
  let at = 0;
  while (at < spelled.length) {
    const name = named.find(({ from }) => from === at);
    const end = name ? name.end : at + 1;
    const stretch = spelled.slice(at, end);
    const typed = stretch.filter(({ word }) => !isStopWord(word));
    at = end;
    if (typed.length === 0 && !name) continue;
    const mass = typed.reduce((sum, { stem }) => sum + lexicon.massOf(stem), 0) || 2;
    const alternatives = [
      ...(typed.some(({ stem }) => lexicon.isTerm(stem))
        ? [{ terms: typed.map(({ stem }) => stem), strength: 1 }]
        : []),
      ...(name?.names ?? []).slice(0, 12).map(terms => ({ terms, strength: NAME })),
      ...typed.flatMap(({ others }) => (typed.length === 1 ? others : [])),
      ...(typed.length === 1 && typed[0] ? kinOf(typed[0].stem, lexicon) : []),
    ];
    total += mass;
    unknown += alternatives.length === 0 ? mass : mass * doubtOf(typed);
    concepts.push({ mass, alternatives });
  }
  return {
    concepts,
    unknown: total === 0 ? 1 : unknown / total,
    services: [...new Set(named.flatMap(({ services }) => services))],
    words: spelled.map(({ word, stem }) => ({ word, stem, isStop: isStopWord(word) })),
  };
}

/** A word that was read as another one is a little unknown. */
function doubtOf(typed: readonly Spelled[]): number {
  const guessed = typed.filter(({ isGuess }) => isGuess).length;
  return typed.length === 0 ? 0 : guessed / (4 * typed.length);
}

interface Spelled {
  word: string;
  stem: string;
  isGuess: boolean;
  others: Concept['alternatives'];
}

/** The word as the guide has it; two when somebody wrote two words as one. */
function spell(word: string, next: string | undefined, lexicon: Lexicon): Spelled[] {
  const stem = stemOf(word);
  if (isStopWord(word)) return [{ word, stem, isGuess: false, others: [] }];
  const joined = word + next;
  const others =
    next !== undefined && lexicon.words.has(joined) && lexicon.isTerm(stemOf(joined))
      ? [{ terms: [stemOf(joined)], strength: NAME }]
      : [];
  if (lexicon.words.has(word) && isKnown(stem, lexicon)) return [{ word, stem, isGuess: false, others }];
  const [first, ...rest] = lexicon.respell(word);
  // "Mangaed" is no form of "manga".
  const isForm = isKnown(stem, lexicon) && !(first && isSwapped(word, first.word));
  if (isForm) return [{ word, stem, isGuess: false, others }];
  const halves = first && first.strength >= ONE_SLIP ? undefined : splitWord(word, lexicon);
  if (halves) return halves.map(half => ({ word: half, stem: stemOf(half), isGuess: false, others: [] }));
  if (!first) return [{ word, stem, isGuess: false, others }];
  return [
    {
      word: first.word,
      stem: stemOf(first.word),
      isGuess: true,
      others: [
        ...others,
        ...rest
          .map(other => ({ terms: [stemOf(other.word)], strength: other.strength }))
          .filter(({ terms }) => terms.some(lexicon.isTerm)),
      ],
    },
  ];
}

function isKnown(stem: string, { isTerm, names, kin }: Lexicon): boolean {
  return isTerm(stem) || names.has(stem) || kin.has(stem);
}

function splitWord(word: string, { words }: Lexicon): [string, string] | undefined {
  for (let at = 3; at <= word.length - 3; at++) {
    const [left, right] = [word.slice(0, at), word.slice(at)];
    if (words.has(left) && words.has(right) && !isStopWord(left) && !isStopWord(right)) return [left, right];
  }
  return undefined;
}

function kinOf(stem: string, { kin }: Lexicon): Concept['alternatives'] {
  return (kin.get(stem) ?? []).map(term => ({ terms: [term], strength: KIN }));
}
