import { distractors, type Question } from '../bank/question.ts';
import { FIELDS, type Field, type QuestionFormat } from './format.ts';

export interface Selection {
  /** The questions that the format can hold. */
  questions: Question[];
  /** What is not carried, and why, for people. */
  report: string[];
}

/** Divides the questions into those that the format holds and those that it does not. */
export function selectFor(format: QuestionFormat, all: readonly Question[]): Selection {
  const questions: Question[] = [];
  const leftOut = new Map<string, Question[]>();
  const lost = new Map<Field, number>();
  for (const question of all) {
    const carried = format.carried(question);
    if (carried.kind === 'left-out') {
      leftOut.set(carried.why, [...(leftOut.get(carried.why) ?? []), question]);
      continue;
    }
    questions.push(question);
    for (const field of FIELDS) {
      if (!carried.fields.includes(field) && has(question, field))
        lost.set(field, (lost.get(field) ?? 0) + 1);
    }
  }
  return { questions, report: linesOf({ name: format.name, total: all.length, questions, leftOut, lost }) };
}

function has(question: Question, field: Field): boolean {
  if (field === 'misconceptions') return distractors(question).some(option => option.misconception);
  return field !== 'services' || question.services.length > 0;
}

interface Counted {
  name: string;
  total: number;
  questions: readonly Question[];
  leftOut: ReadonlyMap<string, readonly Question[]>;
  lost: ReadonlyMap<Field, number>;
}

function linesOf({ name, total, questions, leftOut, lost }: Counted): string[] {
  const fields = FIELDS.filter(field => lost.has(field)).map(field => {
    const count = lost.get(field);
    return count === questions.length ? field : `${field} (of ${count})`;
  });
  return [
    `${name}: ${questions.length} of ${total} questions.`,
    ...[...leftOut].map(([why, out]) => `Left out: ${out.length} (${typesOf(out)}): ${why}.`),
    fields.length === 0
      ? 'Every field of a question is carried.'
      : `Not carried of these questions: ${fields.join(', ')}.`,
    'Not carried at all: the sections of the guide, the services, the glossary and the blueprint. JSON carries them.',
  ];
}

function typesOf(questions: readonly Question[]): string {
  const counts = Map.groupBy(questions, question => question.type);
  return [...counts].map(([type, of]) => `${of.length} ${type}`).join(', ');
}
