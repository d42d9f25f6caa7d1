import type { QuestionType, Snapshot } from '../../src/quiz/snapshot.ts';
import { aSnapshot } from '../quiz/a-snapshot.ts';

const options = ['Collect', 'Train', 'Deploy', 'Monitor'].map(text => ({ text, why: `${text}, because.` }));

/** A small question of each type; what is right is not simply the first options. */
export function aQuestionOf(type: QuestionType): Snapshot {
  switch (type) {
    case 'single':
      return aSnapshot({});
    case 'multiple':
      return aSnapshot({ type, options, key: [1, 3] });
    case 'ordering':
      return aSnapshot({ type, options: options.slice(0, 3), key: [2, 0, 1] });
    case 'matching':
      return aSnapshot({
        type,
        options: options.slice(0, 3),
        prompts: ['Needs labels', 'Needs traffic', 'Needs time'],
        key: [1, 0, 2],
      });
  }
}
