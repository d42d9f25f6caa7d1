/** What speaks for a section as the answer to a question: each from 0 to 1. */
export const FEATURES = [
  /** MiniSearch's score beside the best one. */
  'mini',
  /** Likeness to the closest way to ask. */
  'ask',
  /** The same, but only a close likeness counts: its third power. */
  'askClose',
  /** Likeness to the two closest, on average. */
  'asks',
  /** The share of the question that stands in one way to ask. */
  'askCovered',
  /** Likeness to the title. */
  'title',
  /** The share of the title that the question says. */
  'titleSaid',
  'titleClose',
  /** Likeness to the closest name of a thing that the section tells about. */
  'name',
  'nameSaid',
  /** Likeness to the closest everyday way to say the title. */
  'saying',
  /** The share of the question that stands in one sentence. */
  'sentence',
  /** The share that stands anywhere in the section. */
  'whole',
] as const;

export type Feature = (typeof FEATURES)[number];
export type Features = Record<Feature, number>;

export function noFeatures(): Features {
  return {
    mini: 0,
    ask: 0,
    askClose: 0,
    asks: 0,
    askCovered: 0,
    title: 0,
    titleSaid: 0,
    titleClose: 0,
    name: 0,
    nameSaid: 0,
    saying: 0,
    sentence: 0,
    whole: 0,
  };
}
