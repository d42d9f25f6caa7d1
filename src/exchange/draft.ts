import type { QuestionType } from '../bank/question.ts';
import type { Problem } from '../content/problem.ts';

/** A question as another format tells it: what the format does not carry is absent. Nothing is checked yet. */
export interface QuestionDraft {
  /** Of the input, counted from 1. */
  line: number;
  type: QuestionType;
  id?: string | undefined;
  stem: string;
  options: OptionDraft[];
  /** Positions in `options`, first step first. */
  order?: number[];
  /** `option` is a position in `options`. */
  pairs?: { prompt: string; option: number }[];
  objective?: string | undefined;
  section?: string | undefined;
  focus?: string | undefined;
  level?: string | undefined;
  difficulty?: string | undefined;
  cue?: string | undefined;
  takeaway?: string | undefined;
  services?: string[] | undefined;
  sources?: string[] | undefined;
  factsCheckedOn?: string | undefined;
  reviews?: { on: string; readings: number } | undefined;
}

export interface OptionDraft {
  id?: string | undefined;
  text: string;
  /** For single and multiple choice. */
  correct?: boolean;
  why?: string | undefined;
  misconception?: string | undefined;
}

export interface Drafts {
  drafts: QuestionDraft[];
  /** An error means that the input is refused as a whole; a warning, that one thing in it was left out. */
  problems: Problem[];
}
