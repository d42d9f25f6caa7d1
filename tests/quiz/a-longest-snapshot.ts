import type { QuestionType, Snapshot } from '../../src/quiz/snapshot.ts';
import { aSnapshot } from './a-snapshot.ts';

const MOST_OPTIONS = { single: 4, multiple: 6, ordering: 5, matching: 7 } as const;

/** Every tenth character is one that Slack counts as five. */
const long = (length: number): string => 'letters, &'.repeat(length / 10);

/** As much of everything as authors may write. */
export function aLongestSnapshot(type: QuestionType): Snapshot {
  const options = Array.from({ length: MOST_OPTIONS[type] }, () => ({ text: long(200), why: long(500) }));
  const key = { single: [0], multiple: [0, 1, 2] } as Partial<Record<QuestionType, number[]>>;
  return aSnapshot({
    type,
    stem: long(1_000),
    options,
    key: key[type] ?? options.map((_, index) => index),
    prompts: type === 'matching' ? options.map(() => long(200)) : [],
    takeaway: long(300),
  });
}
