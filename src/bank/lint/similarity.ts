import { STOP_WORDS, stemOf, wordsOf } from './words.ts';

/** A text as a direction: how much each of its words and word pairs weighs, with length 1. */
export type Vector = ReadonlyMap<string, number>;

/**
 * Tf-idf vectors of texts over their words and pairs of neighbouring words. What stands in most texts ("Which AWS
 * service …") weighs little, so that a shared frame does not make two questions alike.
 */
export function vectorsOf(texts: readonly string[]): Vector[] {
  const features = texts.map(featuresOf);
  const frequency = new Map<string, number>();
  for (const each of features) {
    for (const feature of each.keys()) frequency.set(feature, (frequency.get(feature) ?? 0) + 1);
  }
  return features.map(counts => {
    const weights = [...counts].map(([feature, count]) => {
      // The smoothed form: without the ones, a bank of two equal texts would weigh nothing.
      const rarity = 1 + Math.log((1 + texts.length) / (1 + (frequency.get(feature) ?? 0)));
      return [feature, (1 + Math.log(count)) * rarity] as const;
    });
    const length = Math.hypot(...weights.map(([, weight]) => weight));
    return new Map(weights.map(([feature, weight]) => [feature, weight / (length || 1)]));
  });
}

/** The cosine of the angle between two vectors: 0 when they share nothing, 1 when they are the same. */
export function similarity(a: Vector, b: Vector): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [feature, weight] of small) sum += weight * (large.get(feature) ?? 0);
  return Math.min(1, sum);
}

function featuresOf(text: string): Map<string, number> {
  const words = wordsOf(text)
    .filter(word => !STOP_WORDS.has(word))
    .map(stemOf);
  const counts = new Map<string, number>();
  const add = (feature: string): unknown => counts.set(feature, (counts.get(feature) ?? 0) + 1);
  for (const [index, word] of words.entries()) {
    add(word);
    if (index > 0) add(`${words[index - 1]} ${word}`);
  }
  return counts;
}
