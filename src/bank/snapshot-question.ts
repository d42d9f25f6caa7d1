import { type Service, statusOf } from '../content/service.ts';
import { shuffled } from '../quiz/shuffle.ts';
import type { Snapshot } from '../quiz/snapshot.ts';
import { contentHash } from './content-hash.ts';
import type { Question } from './question.ts';

/**
 * The question as everyone in a round will see it. The order of the options depends on the seed alone; a seed per
 * round keeps it the same for all of its members and different the next time.
 */
export function snapshotQuestion(question: Question, services: readonly Service[], seed: string): Snapshot {
  const options = shuffled(question.options, seed);
  const positionOf = (id: string): number => options.findIndex(option => option.id === id);
  return {
    questionId: question.id,
    hash: contentHash(question),
    type: question.type,
    stem: question.stem,
    options: options.map(({ text, why }) => ({ text, why })),
    prompts: question.type === 'matching' ? question.pairs.map(pair => pair.prompt) : [],
    key: keyOf(question, positionOf),
    takeaway: question.takeaway,
    sectionId: question.section,
    objective: question.objective,
    difficulty: question.difficulty,
    factsCheckedOn: question.factsCheckedOn,
    sources: question.sources,
    notes: services
      .filter(service => question.services.includes(service.id))
      .flatMap(service => statusOf(service) ?? []),
  };
}

function keyOf(question: Question, positionOf: (id: string) => number): number[] {
  switch (question.type) {
    case 'ordering':
      return question.order.map(positionOf);
    case 'matching':
      return question.pairs.map(pair => positionOf(pair.option));
    default:
      return question.options
        .filter(option => option.correct)
        .map(option => positionOf(option.id))
        .toSorted((a, b) => a - b);
  }
}
