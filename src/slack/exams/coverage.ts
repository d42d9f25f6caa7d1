import type { Domain } from '../../content/exam.ts';
import type { Knowledge } from '../../knowledge.ts';
import type { DomainWeight } from '../../quiz/select-exam.ts';

/** What of the exam the question bank has questions on. */
export interface ExamCoverage {
  covered: {
    domain: Domain /** Numbers of the tasks with questions. */;
    tasks: string[];
    isWhole: boolean;
  }[];
  missing: Domain[];
}

export function examCoverage({ exam, questions }: Pick<Knowledge, 'exam' | 'questions'>): ExamCoverage {
  const objectives = new Set(questions.map(({ objective }) => objective));
  const domains = exam.domains.map(domain => {
    const tasks = domain.tasks.filter(task => task.objectives.some(({ id }) => objectives.has(id)));
    return { domain, tasks: tasks.map(({ id }) => id), isWhole: tasks.length === domain.tasks.length };
  });
  return {
    covered: domains.filter(({ tasks }) => tasks.length > 0),
    missing: domains.flatMap(({ domain, tasks }) => (tasks.length === 0 ? [domain] : [])),
  };
}

/** The domains of the blueprint as rules take them. */
export function domainWeights({ domains }: Knowledge['exam']): DomainWeight[] {
  return domains.map(({ id, weight, tasks }) => ({
    id,
    weight,
    objectives: tasks.flatMap(task => task.objectives.map(objective => objective.id)),
  }));
}
