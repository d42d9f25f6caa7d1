import { z } from 'zod';
import { Day, Id, Link, ObjectiveId, Text } from '../content/fields.ts';
import { DIFFICULTIES, QUESTION_TYPES } from '../quiz/snapshot.ts';

export const FOCUSES = ['service', 'trade-off', 'bottleneck', 'requirement', 'recall'] as const;
export const LEVELS = ['remember', 'understand', 'apply', 'analyse'] as const;

const Option = z.strictObject({
  id: Id,
  text: Text,
  /** What is true about it and why it does or does not fit here. */
  why: Text,
  /** The false belief that makes it tempting. */
  misconception: Text.optional(),
});

const ChoiceOption = Option.extend({ correct: z.boolean().default(false) });

const common = {
  id: Id,
  objective: ObjectiveId,
  section: Id,
  focus: z.enum(FOCUSES),
  level: z.enum(LEVELS),
  difficulty: z.enum(DIFFICULTIES),
  stem: Text,
  /** The phrase of the stem that decides, word for word. */
  cue: Text,
  takeaway: Text,
  services: z.array(Id),
  sources: z.array(Link).min(1),
  factsCheckedOn: Day,
  reviews: z.strictObject({ on: Day, readings: z.int().min(0) }),
};

export const Question = z.discriminatedUnion(
  'type',
  [
    z.strictObject({ ...common, type: z.literal('single'), options: z.array(ChoiceOption) }),
    z.strictObject({ ...common, type: z.literal('multiple'), options: z.array(ChoiceOption) }),
    z.strictObject({
      ...common,
      type: z.literal('ordering'),
      options: z.array(Option),
      /** Every option's id, first step first. */
      order: z.array(Id),
    }),
    z.strictObject({
      ...common,
      type: z.literal('matching'),
      options: z.array(Option),
      pairs: z.array(z.strictObject({ prompt: Text, option: Id })),
    }),
  ],
  { error: `use ${QUESTION_TYPES.slice(0, -1).join(', ')} or ${QUESTION_TYPES.at(-1)}` },
);

/** One authored question of the bank. */
export type Question = z.infer<typeof Question>;
export type QuestionType = Question['type'];
export type ChoiceQuestion = Extract<Question, { type: 'single' | 'multiple' }>;
export type QuestionOption = Question['options'][number];

export function isChoice(question: Question): question is ChoiceQuestion {
  return question.type === 'single' || question.type === 'multiple';
}

/** The options that are the answer; every option of an ordering or matching question is part of it. */
export function keyOptions(question: Question): QuestionOption[] {
  return isChoice(question) ? question.options.filter(option => option.correct) : question.options;
}

/** The options that are wrong here; ordering and matching questions have none. */
export function distractors(question: Question): QuestionOption[] {
  return isChoice(question) ? question.options.filter(option => !option.correct) : [];
}
