import type { Term } from '../content/glossary.ts';
import type { Service } from '../content/service.ts';
import { lookingUp } from './search-asked.ts';
import { askedForFrom } from './search-asked-for.ts';
import { buildSearchData, type SearchData } from './search-data.ts';
import { EVERYDAY } from './search-everyday.ts';
import { type Features, noFeatures } from './search-features.ts';
import { likelihoods } from './search-likelihood.ts';
import { lineMatcher } from './search-lines.ts';
import { INDEXED_KINDS, type IndexedKind, massOfSpread } from './search-lines-builder.ts';
import { RANK, rankOf } from './search-model.ts';
import { nameFinder } from './search-names.ts';
import { nearestFrom } from './search-nearest.ts';
import { oddsFrom, vectors } from './search-odds.ts';
import { type Lexicon, understand } from './search-question.ts';
import type { Readable } from './search-reading.ts';
import { respeller } from './search-spelling.ts';
import { wordScorer } from './search-words.ts';
import type { Section } from './section.ts';

/** A section that shares something with a question. */
export interface Hit {
  section: Section;
  /** How well it fits beside the others, by the fitted model; comparable within one search only. */
  score: number;
  features: Features;
}

export interface Found {
  /** Best first, equal ones in reading order. */
  hits: Hit[];
  /** The share of the question in words that the guide does not have, from 0 to 1. */
  unknown: number;
  /** How many things the question says. */
  concepts: number;
  /** The services that the question names. */
  services: Service[];
  /** The question's words without those of grammar, as the guide spells them, cut down to their stems. */
  terms: string[];
  /** How much better the best section says it than what the guide does not answer. */
  lead: number;
  /** How much likelier such words are said of the best section than of what the guide does not answer. */
  likelier: number;
  /** How similar the most similar question is that the guide answers, and the one that it does not, up to 1. */
  nearestInside: number;
  nearestOutside: number;
  /** How much more of the most similar questions are answered by the guide than not, from -1 to 1. */
  nearestLead: number;
  /** How likely such words are asked of the guide and not of anything else, as log odds. */
  odds: number;
}

export type SearchIndex = (question: string) => Found;

/** What is searched. */
export interface Searchable extends Readable {
  glossary: readonly Term[];
}

export async function buildSearchIndex(searchable: Searchable): Promise<SearchIndex> {
  return searchIndex(await buildSearchData(searchable), searchable);
}

/** Brings MiniSearch's scores to a size at which most are below 1. */
const SCALE = 20;
const TENS = 10;

/**
 * MiniSearch for words, what was asked before for words and pairs, lines for what stands close together. `data` was
 * built from the same sections.
 */
export function searchIndex(
  data: SearchData,
  { sections, services, glossary }: Omit<Searchable, 'ways'>,
): SearchIndex {
  const outside = sections.length;
  const stemIds = new Map(data.stems.map((stem, id) => [stem, id]));
  const numberOf = (term: string): number | undefined => stemIds.get(term);
  const lexicon = lexiconOf(data, stemIds, { sections, services, glossary });
  const scoreWords = wordScorer(data.miniSearch, outside + 1, numberOf);
  const likelihoodsOf = likelihoods(data);
  const vectorOf = vectors(data);
  const oddsOf = oddsFrom(data.odds);
  const askedForOf = askedForFrom(data.askedFor, outside);
  const nearestOf = nearestFrom(data.nearest, outside);
  const lookUp = lookingUp(data);
  const match = lineMatcher(data.lines, { numberOf, massOf: lexicon.massOf });
  // Only these stay in memory: a question that asks `data` itself would keep MiniSearch's JSON there, too.
  const { lines, kinds } = data;

  return question => {
    const { concepts, unknown, services, words } = understand(question, lexicon);
    const numbered = words.map(({ stem, isStop }) => ({ stem: numberOf(stem) ?? -1, isStop }));
    const asked = lookUp(numbered);
    const likely = likelihoodsOf(asked);
    const vector = vectorOf(asked);
    const askedFor = askedForOf(vector);
    const nearest = nearestOf(vector);
    const scores = scoreWords(concepts);
    let most = 0;
    for (let owner = 0; owner < outside; owner++) most = Math.max(most, scores[owner] ?? 0);
    const known = (at: number, score: number): Known => ({
      likelihood: (likely[at] ?? 0) / TENS,
      askedFor: (askedFor[at] ?? 0) / TENS,
      nearest: nearest.shares[at] ?? 0,
      share: score / most,
    });
    const promises = new Float64Array(outside).fill(-Infinity);
    for (let at = 0; at < outside; at++) {
      const score = scores[at] ?? 0;
      if (score > 0) promises[at] = promiseOf(known(at, score));
    }
    const candidates = bestOf(promises);
    const features = new Map(candidates.map(at => [at, { ...noFeatures(), ...known(at, scores[at] ?? 0) }]));
    match(concepts, candidates, (line, covered, said, likeness) => {
      const of = features.get(lines.sections[line] ?? 0);
      if (of) note(of, INDEXED_KINDS[kinds[line] ?? 0], covered, said, likeness);
    });
    const hits = [...features].flatMap(([at, of]) => {
      const section = sections[at];
      return section ? [{ at, section, score: rankOf(of), features: of }] : [];
    });
    hits.sort((a, b) => b.score - a.score || a.at - b.at);
    return {
      hits,
      unknown,
      concepts: concepts.length,
      services,
      terms: words.filter(({ isStop }) => !isStop).map(({ stem }) => stem),
      lead: (most - (scores[outside] ?? 0)) / SCALE,
      likelier: ((likely[hits[0]?.at ?? 0] ?? 0) - (likely[outside] ?? 0)) / TENS,
      nearestInside: nearest.inside,
      nearestOutside: nearest.outside,
      nearestLead: leadOf(nearest.shares),
      odds: oddsOf(vector),
    };
  };
}

/** The shares of the sections less the last one, which is of what the guide does not answer. */
function leadOf(shares: Float64Array): number {
  return shares.reduce((sum, share, at) => sum + (at < shares.length - 1 ? share : -share), 0);
}

/** What is known of a section before one looks at its lines. */
type Known = Pick<Features, 'likelihood' | 'askedFor' | 'nearest' | 'share'>;

/** As the model weighs it. */
function promiseOf({ likelihood, askedFor, nearest, share }: Known): number {
  const asked = likelihood * RANK.likelihood + askedFor * RANK.askedFor + nearest * RANK.nearest;
  return asked + share * RANK.share;
}

function lexiconOf(
  { spread, words, frequencies }: SearchData,
  stemIds: ReadonlyMap<string, number>,
  { sections, services, glossary }: Omit<Searchable, 'ways'>,
): Lexicon {
  const spreadOf = (term: string): number => spread[stemIds.get(term) ?? -1] ?? 0;
  const isTerm = (term: string): boolean => spreadOf(term) > 0;
  const known = new Map(words.map((word, at) => [word, frequencies[at] ?? 0]));
  return {
    words: known,
    massOf: term => massOfSpread(spreadOf(term), sections.length),
    isTerm,
    respell: respeller(known),
    names: nameFinder(services, glossary, isTerm),
    kin: new Map([...EVERYDAY].map(([stem, kin]) => [stem, kin.filter(isTerm)])),
  };
}

/** Further down nothing was ever right. */
const MOST_CANDIDATES = 6;

/** The places of the best scores, best first; none that is endlessly bad. */
function bestOf(scores: Float64Array): number[] {
  const best: number[] = [];
  for (let at = 0; at < scores.length; at++) {
    const score = scores[at] ?? 0;
    if (score === -Infinity) continue;
    if (best.length === MOST_CANDIDATES && score <= (scores[best[MOST_CANDIDATES - 1] ?? 0] ?? 0)) continue;
    let place = best.length;
    while (place > 0 && score > (scores[best[place - 1] ?? 0] ?? 0)) place--;
    best.splice(place, 0, at);
    if (best.length > MOST_CANDIDATES) best.pop();
  }
  return best;
}

function note(
  features: Features,
  kind: IndexedKind | undefined,
  covered: number,
  said: number,
  likeness: number,
): void {
  if (kind === 'whole') features.whole = covered;
  if (kind === 'sentence') features.sentence = Math.max(features.sentence, covered);
  if (kind === 'name') features.name = Math.max(features.name, likeness);
  if (kind === 'title') {
    features.titleSaid = Math.max(features.titleSaid, said);
    features.title = Math.max(features.title, likeness);
  }
}
