/**
 * A question as it was posted: options in the order that everyone saw, the key as positions in that order.
 * Editing or removing the question later changes nothing here.
 */
export interface Snapshot {
  questionId: string;
  /** Of the question's content when it was posted. */
  hash: string;
  type: QuestionType;
  stem: string;
  options: SnapshotOption[];
  /** Matching only: what the options are matched to. */
  prompts: string[];
  /**
   * `single`, `multiple`: positions of the correct options, ascending.
   * `ordering`: positions of the options, first step first.
   * `matching`: for each prompt the position of its option.
   */
  key: number[];
  takeaway: string;
  sectionId: string;
  objective: string;
  difficulty: Difficulty;
  factsCheckedOn: string;
  sources: string[];
  /** What to know about services that are closed, renamed or out of scope. */
  notes: string[];
}

export interface SnapshotOption {
  text: string;
  why: string;
}

export const QUESTION_TYPES = ['single', 'multiple', 'ordering', 'matching'] as const;
export type QuestionType = (typeof QUESTION_TYPES)[number];

/** Whether each option has one place: in an order, or beside a prompt. Else options are picked from a list. */
export function isPlaced(type: QuestionType): boolean {
  return type === 'ordering' || type === 'matching';
}

/** From the fewest points to the most. */
export const DIFFICULTIES = ['easy', 'medium', 'hard'] as const;
export type Difficulty = (typeof DIFFICULTIES)[number];

/** What one member chose: positions, in the same form as the key. */
export type Choice = number[];
