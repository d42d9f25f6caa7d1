/** What speaks for a section as the answer to a question. */
export const FEATURES = [
  /** How much likelier the question's words are said of it than of any section, as logarithms in tens. */
  'likelihood',
  /** How much likelier people who ask like this ask for it than for any section, as logarithms in tens. */
  'askedFor',
  /** Its share of the most similar questions that were asked before. */
  'nearest',
  /** MiniSearch's score for its words beside the best section's, up to 1. */
  'share',
  /** Likeness to the title, up to 1. */
  'title',
  /** The share of the title that the question says. */
  'titleSaid',
  /** Likeness to the closest name of a thing that the section tells about, up to 1. */
  'name',
  /** The share of the question that stands in one sentence. */
  'sentence',
  /** The share that stands anywhere in the section. */
  'whole',
] as const;

export type Feature = (typeof FEATURES)[number];
export type Features = Record<Feature, number>;

export function noFeatures(): Features {
  return {
    likelihood: 0,
    askedFor: 0,
    nearest: 0,
    share: 0,
    title: 0,
    titleSaid: 0,
    name: 0,
    sentence: 0,
    whole: 0,
  };
}
