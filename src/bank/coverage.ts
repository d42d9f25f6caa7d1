import { type Exam, objectivesOf } from '../content/exam.ts';
import { DIFFICULTIES, QUESTION_TYPES } from '../quiz/snapshot.ts';
import { FOCUSES, LEVELS, type Question } from './question.ts';

/** How many questions there are for each value of one property. */
export interface Coverage {
  by: string;
  rows: { name: string; text: string; count: number }[];
}

interface Covered {
  exam: Exam;
  sections: readonly { id: string; title: string }[];
  questions: readonly Question[];
}

/** Counts by objective, section, type, focus, level and difficulty; values without a question are listed, too. */
export function coverageOf({ exam, sections, questions }: Covered): Coverage[] {
  const counted = (
    by: keyof Question & string,
    values: readonly { name: string; text?: string }[],
  ): Coverage => ({
    by,
    rows: values.map(({ name, text = '' }) => ({
      name,
      text,
      count: questions.filter(question => question[by] === name).length,
    })),
  });
  const named = (names: readonly string[]): { name: string }[] => names.map(name => ({ name }));
  return [
    counted(
      'objective',
      objectivesOf(exam).map(({ id, text }) => ({ name: id, text })),
    ),
    counted(
      'section',
      sections.map(({ id, title }) => ({ name: id, text: title })),
    ),
    counted('type', named(QUESTION_TYPES)),
    counted('focus', named(FOCUSES)),
    counted('level', named(LEVELS)),
    counted('difficulty', named(DIFFICULTIES)),
  ];
}
