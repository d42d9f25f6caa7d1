import type { Question } from '../bank/question.ts';
import type { Exam } from '../content/exam.ts';
import type { Section } from '../guide/section.ts';
import type { WholeKnowledge } from '../knowledge.ts';
import type { Drafts } from './draft.ts';

/** The kinds of things that a question is made of, as a report names them. */
export const FIELDS = [
  'id',
  'objective',
  'section',
  'focus',
  'level',
  'difficulty',
  'stem',
  'options',
  'answer',
  'option ids',
  'reasons',
  'misconceptions',
  'cue',
  'takeaway',
  'services',
  'sources',
  'facts checked on',
  'reviews',
] as const;

export type Field = (typeof FIELDS)[number];

/** What a format takes along of one question. */
export type Carried = { kind: 'carried'; fields: readonly Field[] } | { kind: 'left-out'; why: string };

/** What the writers need beside the questions. */
export interface Surroundings {
  exam: Exam;
  sections: readonly Section[];
  now: Date;
}

interface Common {
  name: string;
  /** A binary format is not printed on a terminal. */
  isBinary: boolean;
}

/** A format that holds questions, some of their fields at least. */
export interface QuestionFormat extends Common {
  kind: 'questions';
  carried(question: Question): Carried;
  /** Of questions that are carried. Equal input gives equal output. */
  write(questions: readonly Question[], around: Surroundings): string | Uint8Array;
  /** Never throws for what the input holds; `file` is what messages call it. */
  read(input: Uint8Array, file: string): Drafts;
}

/** A format that holds everything the knowledge folder holds. */
export interface FolderFormat extends Common {
  kind: 'folder';
  /** `files` names the file of each question, by its id. */
  write(knowledge: WholeKnowledge, files: ReadonlyMap<string, string>): string;
}

export type Format = QuestionFormat | FolderFormat;
