import { z } from 'zod';
import { Day, Link, ObjectiveId, Text } from './fields.ts';

const Objective = z.strictObject({ id: ObjectiveId, text: Text });

const Task = z.strictObject({
  id: z.string().regex(/^\d\.\d$/, 'use a task number such as 1.3'),
  title: Text,
  objectives: z.array(Objective).min(1),
});

const Domain = z.strictObject({
  id: z.string().regex(/^\d$/, 'use a domain number such as 1'),
  title: Text,
  /** Share of the scored questions, in percent. */
  weight: z.int().min(1).max(100),
  tasks: z.array(Task).min(1),
});

/** The blueprint of the exam: `exam.yml`. */
export const Exam = z.strictObject({
  code: Text,
  name: Text,
  guideVersion: Text,
  /** When this version of the exam guide was published. */
  published: Day,
  checked: Day,
  url: Link,
  level: Text,
  minutes: z.int().min(1),
  questions: z.strictObject({ shown: z.int().min(1), scored: z.int().min(1), unscored: z.int().min(0) }),
  score: z.strictObject({ lowest: z.int(), pass: z.int(), highest: z.int() }),
  types: z.array(z.enum(['single', 'multiple', 'ordering', 'matching'])).min(1),
  domains: z.array(Domain).min(1),
});

export type Exam = z.infer<typeof Exam>;
export type Domain = z.infer<typeof Domain>;
export type Task = z.infer<typeof Task>;
export type Objective = z.infer<typeof Objective>;

/** In the order of the blueprint. */
export function objectivesOf(exam: Exam): Objective[] {
  return exam.domains.flatMap(domain => domain.tasks.flatMap(task => task.objectives));
}
