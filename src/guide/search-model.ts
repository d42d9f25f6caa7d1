import model from './ask-model.json' with { type: 'json' };
import { FEATURES, type Features } from './search-features.ts';

/** Fitted by `tests/ask/fit.ts`; nobody edits it by hand. */
export type RankWeights = Record<keyof Features, number>;

export const RANK: RankWeights = model.rank;

/** The weighted sum of what speaks for a section. */
export function rankOf(features: Features, weights: RankWeights = RANK): number {
  return FEATURES.reduce((sum, feature) => sum + weights[feature] * features[feature], 0);
}
