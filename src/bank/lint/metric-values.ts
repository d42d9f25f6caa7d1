/**
 * The counts of a confusion matrix that a text states, and the metrics that follow from them, by lower-case name.
 * A count that is stated with two values is left out, and so is a metric that needs it or would divide by zero.
 */
export function metricValues(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const [name, pattern] of COUNTS) {
    const stated = new Set([...text.matchAll(pattern)].map(match => Number(match[1] ?? match[2])));
    const [value] = stated;
    if (stated.size === 1 && value !== undefined) counts.set(name, value);
  }
  const values = new Map(counts);
  for (const [name, formula] of METRICS) {
    const value = formula(count => counts.get(count) ?? Number.NaN);
    if (Number.isFinite(value)) values.set(name, value);
  }
  return values;
}

const COUNTS = [
  count('tp', 'true positives?'),
  count('fp', 'false positives?'),
  count('fn', 'false negatives?'),
  count('tn', 'true negatives?'),
];

/** "TP = 6" or "6 true positives". */
function count(name: string, words: string): readonly [string, RegExp] {
  return [name, new RegExp(`\\b${name} = (\\d+)(?!\\d|\\.\\d|%| ?[-+*/×])|\\b(\\d+) ${words}\\b`, 'gi')];
}

type Get = (count: string) => number;

const precision = (get: Get): number => get('tp') / (get('tp') + get('fp'));
const recall = (get: Get): number => get('tp') / (get('tp') + get('fn'));

const METRICS: readonly (readonly [name: string, formula: (get: Get) => number])[] = [
  ['precision', precision],
  ['recall', recall],
  ['accuracy', get => (get('tp') + get('tn')) / (get('tp') + get('tn') + get('fp') + get('fn'))],
  ['f1', get => (2 * precision(get) * recall(get)) / (precision(get) + recall(get))],
];
