/** The fields of a question, as `knowledge/README.md` and the JSON document have them. */
export const QUESTION_FIELDS = [
  'id',
  'type',
  'objective',
  'section',
  'focus',
  'level',
  'difficulty',
  'stem',
  'options',
  'order',
  'pairs',
  'cue',
  'takeaway',
  'services',
  'sources',
  'factsCheckedOn',
  'reviews',
];

/** The same fields, those of `names` first and in their order; without those that are undefined. */
export function inOrder(value: object, names: readonly string[]): Record<string, unknown> {
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  const position = ([name]: [string, unknown]): number =>
    names.includes(name) ? names.indexOf(name) : names.length;
  return Object.fromEntries(fields.toSorted((a, b) => position(a) - position(b)));
}
