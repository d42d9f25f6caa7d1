import model from './ask-model.json' with { type: 'json' };
import type { Found } from './search-index.ts';

/** What tells a found answer from a chance hit: each about 0 to 1, all of the first section. */
export const SIGNS = [
  /** The first section's share when the scores of all are turned into probabilities. */
  'share',
  /** How far the second section is behind, up to 1. */
  'lead',
  /** How much likelier people who ask like this ask for the first section than for the second, in tens, up to 1. */
  'askedForLead',
  'named',
  'sentence',
  'whole',
  /** What is named or said in one sentence, and nothing of the question left out. */
  'told',
  /** The share of the question in words that the guide does not have. */
  'unknown',
  /** How little the question says: 1 for one thing, near 0 for many. */
  'short',
  /** How much better the best section fits than what the guide does not answer. */
  'outside',
  /** How much likelier the question's words are said of the best section than of what the guide does not answer. */
  'likelier',
  /** The same for each thing that the question says, in threes. */
  'likelierEach',
  /** How similar the most similar known question is that the guide answers, and the one that it does not. */
  'nearestInside',
  'nearestOutside',
  /** How much more of the most similar ones the guide answers than not. */
  'nearestLead',
  /** How much likelier such words are asked of the guide than of anything else, as log odds. */
  'odds',
] as const;

export type Signs = Record<(typeof SIGNS)[number], number>;

/** A logistic curve over the signs. */
export type Curve = Signs & { bias: number };

export interface Confidence {
  /** The probability that the guide answers the question at all. */
  inGuide: number;
  /** The probability that the first section answers, if the guide does. */
  isBest: number;
}

export interface Thresholds {
  refuseBelow: number;
  answerFrom: number;
}

export const thresholds: Thresholds = model;

/** What is held of a question. */
export interface Judgement {
  /** The probability that the guide answers. */
  inGuide: number;
  /** The probability that the first section answers. */
  confidence: number;
}

export const REFUSED = 0;
export const ANSWERED = 2;

/** Between refused and answered it is asked back. */
export function sureness({ inGuide, confidence }: Judgement, lines = thresholds): number {
  if (inGuide < lines.refuseBelow) return REFUSED;
  return confidence < lines.answerFrom ? 1 : ANSWERED;
}

export function confidenceOf(found: Found): Confidence {
  const signs = signsOf(found);
  return { inGuide: probabilityOf(signs, model.inGuide), isBest: probabilityOf(signs, model.isBest) };
}

export function signsOf({
  hits,
  unknown,
  concepts,
  lead,
  likelier,
  odds,
  nearestInside,
  nearestOutside,
  nearestLead,
}: Found): Signs {
  const [best, second] = hits;
  if (!best)
    return {
      share: 0,
      lead: 0,
      askedForLead: 0,
      named: 0,
      sentence: 0,
      whole: 0,
      told: 0,
      unknown: 1,
      short: 1,
      outside: 0,
      likelier: 0,
      likelierEach: 0,
      nearestInside: 0,
      nearestOutside: 0,
      nearestLead: 0,
      odds: 0,
    };
  const { title, name, sentence, whole } = best.features;
  const named = Math.max(title, name);
  const others = hits.reduce((sum, { score }) => sum + Math.exp(score - best.score), 0);
  return {
    share: 1 / others,
    lead: second ? Math.min(1, (best.score - second.score) / 4) : 1,
    askedForLead: second ? Math.min(1, best.features.askedFor - second.features.askedFor) : 1,
    named,
    sentence,
    whole,
    told: Math.max(named, sentence) * whole,
    unknown,
    short: 1 / Math.max(1, concepts),
    outside: lead,
    likelier,
    nearestInside,
    nearestOutside,
    nearestLead,
    likelierEach: (3 * likelier) / Math.max(1, concepts),
    // Words that are asked elsewhere, too, are no doubt about a thing that the guide names.
    odds: odds < 0 ? odds * (1 - named) : odds,
  };
}

export function probabilityOf(signs: Signs, curve: Curve): number {
  const sum = SIGNS.reduce((total, sign) => total + curve[sign] * signs[sign], curve.bias);
  return 1 / (1 + Math.exp(-sum));
}
