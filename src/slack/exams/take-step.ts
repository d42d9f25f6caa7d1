import { UserError } from '../../errors.ts';
import { newEntry } from '../../quiz/exam-entry.ts';
import type { Context } from '../context.ts';
import { readEntered } from '../read-answer.ts';
import { readJson } from '../read-json.ts';
import type { Inputs } from '../submission.ts';
import { inputIdOf } from '../views/answer-form.ts';
import { answerKeyOf, ExamPlace, shownIn } from '../views/exam-parts.ts';
import { getOwnExam, type OwnExam } from './own-exam.ts';

/** What a member did in the modal of an exam. */
export interface Step {
  /** What stands in its form now. */
  inputs: Inputs;
  marked?: boolean;
  /** Where to go on; without it the member stays. */
  to?: number;
}

/**
 * Keeps what was entered and goes on; tells the exam as it is then. `metadata` is the modal's. Nothing is taken once
 * the exam is over: what comes back has ended.
 */
export async function takeStep(context: Context, metadata: string, step: Step): Promise<OwnExam> {
  const place = getPlace(metadata);
  const own = await getOwnExam(context, place.exam, place.position);
  const { page } = own.exam;
  if (own.exam.state !== 'running' || !page) return own;
  const key = answerKeyOf(place.position);
  const hasForm = step.inputs[inputIdOf(0, key)] !== undefined;
  const entry = hasForm
    ? newEntry(page.snapshot, readEntered(page.snapshot, step.inputs, key), shownIn(place))
    : undefined;
  await context.deps.store.saveExamStep(own.owner, {
    exam: own.exam.id,
    to: Math.min(Math.max(0, step.to ?? place.position), own.exam.items.length - 1),
    now: context.now,
    change: {
      position: place.position,
      ...entry,
      ...(step.marked !== undefined && { marked: step.marked }),
    },
  });
  return getOwnExam(context, place.exam);
}

/** @throws UserError when another version of the app made the modal. */
export function getPlace(metadata: string): ExamPlace {
  const place = readJson(ExamPlace, metadata);
  if (place) return place;
  throw new UserError('This exam window is from another version of the app. Type /aif exam to go on.');
}
