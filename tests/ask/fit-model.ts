import { type Curve, probabilityOf, SIGNS, signsOf } from '../../src/guide/confidence.ts';
import { buildSearchData } from '../../src/guide/search-data.ts';
import { FEATURES } from '../../src/guide/search-features.ts';
import { buildSearchIndex, type Found, type SearchIndex } from '../../src/guide/search-index.ts';
import { type RankWeights, rankOf } from '../../src/guide/search-model.ts';
import type { WholeKnowledge } from '../../src/knowledge.ts';
import { sourcesFrom } from '../../src/library.ts';
import { asIfNew } from './as-if-new.ts';
import { fitCurve } from './fit-curve.ts';
import { fitRank, type RankCase } from './fit-rank.ts';
import { nameQuestions } from './name-questions.ts';
import type { Labelled } from './questions.ts';
import { type Judged, thresholdsOf } from './thresholds.ts';

export interface AskModel {
  rank: RankWeights;
  inGuide: Curve;
  isBest: Curve;
  refuseBelow: number;
  answerFrom: number;
}

interface Searched {
  found: Found;
  right: ReadonlySet<string>;
  weight: number;
}

/** A name asked alone counts less than a question that somebody asked. */
const NAME_WEIGHT = 0.15;

/** Without ways to ask nobody finds what is asked without any of its words. */
const OWN_WORDS = 'own-words';
const NEW_WEIGHT = 0.03;
const PARTS = 4;

/** Sections that have hardly anything of the question teach nothing. */
const LEAST_SHARE = 0.2;

/** Fits on questions that the index does not hold word for word: how well it knows those says nothing. */
export async function fitModel(knowledge: WholeKnowledge, tuning: readonly Labelled[]): Promise<AskModel> {
  const { search: index, withoutTalk } = sourcesFrom(knowledge, await buildSearchData(knowledge));
  const asked = searchAll(index, tuning, 1);
  const cases = [...asked, ...searchAll(index, nameQuestions(knowledge), NAME_WEIGHT)];
  const rank = named(
    FEATURES,
    fitRank([...cases, ...(await askNewSections(knowledge, tuning))].map(rankCase), FEATURES.length),
  );
  const ranked = cases.map(searched => rerank(searched, rank));
  const inGuide = fitCurve(
    ranked.map(({ found, right, weight }) => ({ signs: valuesOf(found), yes: right.size > 0, weight })),
  );
  const isBest = fitCurve(
    ranked
      .slice(0, asked.length)
      .filter(({ right }) => right.size > 0)
      .map(({ found, right, weight }) => ({
        signs: valuesOf(found),
        yes: right.has(found.hits[0]?.section.id ?? ''),
        weight,
      })),
  );
  const inGuideCurve = { bias: rounded(inGuide.bias), ...named(SIGNS, inGuide.weights) };
  const isBestCurve = { bias: rounded(isBest.bias), ...named(SIGNS, isBest.weights) };
  const read = ({ found, right }: Searched): Judged['whole'] => {
    const known = probabilityOf(signsOf(found), inGuideCurve);
    const best = probabilityOf(signsOf(found), isBestCurve);
    return { inGuide: known, confidence: known * best, isRight: right.has(found.hits[0]?.section.id ?? '') };
  };
  const judged = ranked.slice(0, asked.length).map((whole, at) => {
    const bare = withoutTalk(tuning[at]?.query ?? '');
    return {
      isAnswerable: whole.right.size > 0,
      whole: read(whole),
      bare: bare === undefined ? undefined : read(rerank({ ...whole, found: index(bare) }, rank)),
    };
  });
  return { rank, inGuide: inGuideCurve, isBest: isBestCurve, ...thresholdsOf(judged) };
}

/** How people ask for a section must not count so much that one is not found for which nobody wrote it yet. */
async function askNewSections(knowledge: WholeKnowledge, tuning: readonly Labelled[]): Promise<Searched[]> {
  const byTerms = tuning.filter(({ kind, sections }) => kind !== OWN_WORDS && sections.length > 0);
  const searched: Searched[] = [];
  for (const { knowledge: part, ids } of asIfNew(knowledge, PARTS)) {
    const asked = byTerms.filter(({ sections }) => sections.every(id => ids.has(id)));
    searched.push(...searchAll(await buildSearchIndex(part), asked, NEW_WEIGHT));
  }
  return searched;
}

function searchAll(
  search: SearchIndex,
  questions: readonly Pick<Labelled, 'query' | 'sections'>[],
  weight: number,
): Searched[] {
  return questions.map(question => ({
    found: search(question.query),
    right: new Set(question.sections),
    weight,
  }));
}

function rankCase({ found, right, weight }: Searched): RankCase {
  const hits = found.hits.filter(
    ({ section, features }) => right.has(section.id) || features.share > LEAST_SHARE,
  );
  return {
    sections: hits.map(({ features }) => FEATURES.map(feature => features[feature])),
    right: hits.map(({ section }) => right.has(section.id)),
    weight,
  };
}

function rerank(searched: Searched, rank: RankWeights): Searched {
  const hits = searched.found.hits
    .map(hit => ({ ...hit, score: rankOf(hit.features, rank) }))
    .toSorted((a, b) => b.score - a.score);
  return { ...searched, found: { ...searched.found, hits } };
}

function valuesOf(found: Found): number[] {
  const signs = signsOf(found);
  return SIGNS.map(sign => signs[sign]);
}

function named<Name extends string>(names: readonly Name[], values: readonly number[]): Record<Name, number> {
  return Object.fromEntries(names.map((name, index) => [name, rounded(values[index] ?? 0)])) as Record<
    Name,
    number
  >;
}

/** Three decimals: more would change with nothing. */
function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
