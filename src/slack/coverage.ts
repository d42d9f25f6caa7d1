import type { Knowledge } from '../knowledge.ts';
import type { Coverage } from '../quiz/readiness.ts';

const known = new WeakMap<Knowledge['questions'], Coverage>();

/** What the question bank covers of the exam, in the order of the blueprint; worked out once per bank. */
export function coverageOf({ exam, questions }: Pick<Knowledge, 'exam' | 'questions'>): Coverage {
  const kept = known.get(questions);
  if (kept) return kept;
  const counts = Map.groupBy(questions, ({ objective }) => objective);
  const coverage = {
    objectives: exam.domains.flatMap(({ id: domain, tasks }) =>
      tasks.flatMap(({ objectives }) =>
        objectives.flatMap(({ id }) => {
          const on = counts.get(id);
          return on ? [{ id, domain, questions: on.length }] : [];
        }),
      ),
    ),
    objectiveOf: new Map(questions.map(({ id, objective }) => [id, objective])),
  };
  known.set(questions, coverage);
  return coverage;
}
