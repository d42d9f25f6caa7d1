import { AskedBefore, casesOf } from './asked-cases.ts';
import { AskedForFitter, TextsBuilder } from './build-beside.ts';
import { buildNearest } from './build-nearest.ts';
import { fitOdds } from './fit-odds.ts';
import { FreshOutside } from './fresh-outside.ts';
import type { AskedForWeights } from './search-asked-for.ts';
import type { Likelihood } from './search-likelihood.ts';
import type { Lines } from './search-lines.ts';
import type { NearestData } from './search-nearest.ts';
import type { OddsWeights } from './search-odds.ts';
import { closestKeys, MOST_PAIRS, MOST_STEMS, pairKeys } from './search-pairs.ts';
import { PostingsBuilder } from './search-postings-builder.ts';
import { type Readable, Reader } from './search-reading.ts';
import { StemWeights } from './stem-weights.ts';
import { weighPostings } from './weigh-postings.ts';

/**
 * An index as plain data: it can be handed to another thread or kept in a file (`v8.serialize`). Sections go by their
 * numbers in reading order; behind the last one stands what the guide does not answer.
 */
export interface SearchData extends Likelihood {
  /** Each stem's place is its number. */
  stems: string[];
  /** In how many sections each stem stands. */
  spread: Uint32Array;
  /** All words as they are written, with how often they are. */
  words: string[];
  frequencies: Uint32Array;
  /** MiniSearch's own JSON. */
  miniSearch: string;
  odds: OddsWeights;
  askedFor: AskedForWeights;
  nearest: NearestData;
  lines: Lines;
  /** Of each line, as its place in `INDEXED_KINDS`. */
  kinds: Uint8Array;
}

/** Pairs of words that weigh no more than what one person asks once stand together by chance. Most are such. */
const CHANCE = 1;

/** Reads text by text and keeps of each only numbers: a large guide has millions of words. */
export async function buildSearchData(readable: Readable): Promise<SearchData> {
  const outside = readable.sections.length;
  const fresh = new FreshOutside(readable.ways);
  const reader = new Reader();
  await using texts = new TextsBuilder(outside);
  await using askedFor = new AskedForFitter();
  const said = new PostingsBuilder(MOST_STEMS, outside + 1);
  const stemWeights = new StemWeights();
  const pairs = new PostingsBuilder(MOST_PAIRS, outside + 1);
  const asked = new AskedBefore();
  let owner = 0;
  for (const read of reader.read(readable)) {
    const section = readable.sections[owner];
    if (section) fresh.add(section, read);
    const kept = section ? read : fresh.outsideOf(read);
    texts.add(kept);
    for (const { kind, weight, words } of kept) {
      const isAsked = kind === 'ask';
      const once = isAsked ? words.filter((word, at) => words.indexOf(word) === at) : words;
      const keys = isAsked ? pairKeys(once) : closestKeys(once);
      if (isAsked) asked.add(once, keys, owner);
      stemWeights.add(words, weight);
      for (const key of keys) pairs.add(key, owner, weight);
    }
    stemWeights.handTo(said, owner);
    owner += 1;
  }
  const builtTexts = texts.build(reader.stems.size);
  const likelihood = weighPostings({ said: said.build(), pairs: pairs.build(CHANCE) }, outside + 1);
  const cases = casesOf(asked, likelihood);
  const size = likelihood.said.keys.length + likelihood.pairs.keys.length;
  const fittedAskedFor = askedFor.fit({ cases, outside, size });
  const data = {
    stems: [...reader.stems.keys()],
    words: [...reader.words.keys()],
    frequencies: Uint32Array.from(reader.words.values(), ({ count }) => count),
    ...likelihood,
    odds: fitOdds(cases, outside, size),
    nearest: buildNearest(cases, size),
  };
  const [built, fitted] = await Promise.all([builtTexts, fittedAskedFor]);
  return { ...data, ...built, askedFor: fitted };
}
